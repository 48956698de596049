import { type Look, lookCss } from "@/lib/core/look";

/** The tokens that differ from `app/brand.css`, in the head: known before anything is drawn. Nothing where none do. */
export function ShopLook({ look }: { look: Look }) {
  const css = lookCss(look);
  if (css === "") return null;
  return (
    <head>
      <style>{css}</style>
    </head>
  );
}
