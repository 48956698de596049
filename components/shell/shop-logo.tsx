import { pictureUrl } from "@/lib/core/picture-url";
import type { Logo } from "@/lib/settings/contract";

const HEIGHT = 32;
/** Enough for two or three dots a pixel; a narrower picture has its own width. */
const WIDTH = 360;

/** The shop's logo in place of its name. Its size is known before it is there: nothing moves. */
export function ShopLogo({ logo, name }: { logo: Logo; name: string }) {
  const width = Math.round((HEIGHT * logo.width) / logo.height);
  return (
    <img
      src={pictureUrl(logo.key, Math.min(logo.width, WIDTH), "webp")}
      alt={name}
      width={width}
      height={HEIGHT}
      className="h-8 w-auto"
    />
  );
}
