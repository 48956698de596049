import { APP_ICONS, canMakeClips, iconUrl } from "@/lib/media";
import { isLocale } from "@/lib/core/locale";
import { messagesOf } from "@/lib/core/messages";
import { CLIP_TYPES, PICTURE_TYPES } from "@/lib/core/upload-limits";
import { routes } from "@/lib/core/routes";
import { route } from "@/lib/http/route";
import { notFound } from "@/lib/core/errors";
import { getShop } from "@/lib/settings";
import { z } from "zod";

const Params = z.object({ locale: z.string() });

/** What a phone needs to keep the shop beside its apps. */
export const GET = route(
  {
    summary: "The shop as an app, in one language",
    kind: "public",
    policy: "anyone",
    params: Params,
    answer: "application/manifest+json",
  },
  async ({ ctx, params: { locale } }) => {
    if (!isLocale(locale)) throw notFound("manifest", locale);
    const { name, look } = await getShop(ctx);
    const { shell } = messagesOf(locale);
    const manifest = {
      // One app in two languages.
      id: "/",
      lang: locale,
      name: name[locale],
      short_name: name[locale],
      description: shell.description,
      start_url: routes.home(locale),
      scope: "/",
      display: "standalone",
      theme_color: look.light.paper,
      background_color: look.light.paper,
      categories: ["shopping"],
      icons: APP_ICONS.filter(({ purpose }) => purpose !== "apple").map(({ name, size, purpose }) => ({
        src: iconUrl(name),
        sizes: `${String(size)}x${String(size)}`,
        type: "image/png",
        purpose,
      })),
      // Taken by the service worker; without one the server only leads back to the page.
      share_target: {
        action: routes.share(locale),
        method: "POST",
        enctype: "multipart/form-data",
        params: {
          text: "text",
          files: [{ name: "photos", accept: [...PICTURE_TYPES, ...(canMakeClips() ? CLIP_TYPES : [])] }],
        },
      },
      shortcuts: [
        { name: shell.sharePhoto, url: routes.share(locale) },
        { name: shell.shop, url: routes.shop(locale) },
        { name: shell.saved, url: routes.saved(locale) },
        { name: shell.bag, url: routes.bag(locale) },
      ],
    };
    const headers = { "content-type": "application/manifest+json", "cache-control": "public, max-age=3600" };
    return new Response(JSON.stringify(manifest), { headers });
  },
);
