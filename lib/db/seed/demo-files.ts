import { readFileSync } from "node:fs";
import { z } from "zod";
import { LOCALES } from "@/lib/core/locale";
import { ModelManifest, PictureManifest } from "@/lib/media/manifest";

const LocalText = z.record(z.enum(LOCALES), z.string());

const Option = z.object({
  code: z.string(),
  label: LocalText,
  values: z.array(z.object({ code: z.string(), label: LocalText, hex: z.string().optional() })),
});

const Product = z.object({
  handle: z.string(),
  collection: z.string(),
  title: LocalText,
  description: LocalText,
  materials: LocalText,
  care: LocalText,
  dimensionsMm: z.object({ width: z.number(), depth: z.number(), height: z.number() }),
  weightG: z.int(),
  options: z.array(Option),
  variants: z.array(
    z.object({
      sku: z.string(),
      options: z.record(z.string(), z.string()),
      price: z.int(),
      compareAt: z.int().nullable(),
      stock: z.int(),
    }),
  ),
  tags: z.array(z.string()),
});
export type DemoProduct = z.infer<typeof Product>;

const Catalogue = z.object({
  collections: z.array(z.object({ handle: z.string(), title: LocalText, description: LocalText })),
  products: z.array(Product),
});

const Shot = z.object({
  id: z.string(),
  kind: z.enum(["studio", "post"]),
  alt: LocalText,
  products: z.array(z.object({ handle: z.string(), sku: z.string(), x: z.number(), y: z.number() })),
  caption: LocalText.optional(),
});
export type DemoShot = z.infer<typeof Shot>;
/** What is on a picture or clip: enough to tag it. */
export type DemoPicture = Pick<DemoShot, "id" | "products">;

/** A video without sound; `poster` is its still among the pictures. */
const Clip = z.object({ id: z.string(), file: z.string(), poster: z.string(), alt: LocalText });

const Shots = z.object({
  productPictures: z.record(z.string(), z.array(z.string())),
  clips: z.array(Clip),
  shots: z.array(Shot),
});

/** What the brand tells beside its pictures; `pictures` and `picture` name shots or clips. */
const Feed = z.object({
  /** What each clip shows, as captions. */
  captions: z.record(z.string(), LocalText),
  posts: z.array(
    z.object({
      id: z.string(),
      caption: LocalText,
      pictures: z.array(z.string()).min(1),
      /** How long before the newest post it came. */
      hoursBefore: z.number().positive(),
    }),
  ),
  stories: z.array(
    z.object({
      handle: z.string(),
      title: LocalText,
      hoursBefore: z.number(),
      /** Without `skus` everything on the picture is tagged. */
      frames: z.array(z.object({ picture: z.string(), words: LocalText, skus: z.array(z.string()).optional() })).min(1),
    }),
  ),
});

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

const readShots = () => Shots.parse(read("lib/db/seed/demo/shots.json"));
const readFeed = () => Feed.parse(read("lib/db/seed/demo/feed.json"));

/** A clip with the words that say what it shows. */
export type DemoClip = z.infer<typeof Clip> & { caption: z.infer<typeof LocalText> };

/** The clips of the demo, for whoever makes their files. */
export function readDemoClips(): DemoClip[] {
  const { captions } = readFeed();
  return readShots().clips.map((clip) => {
    const caption = captions[clip.id];
    if (!caption) throw new Error(`feed.json has no captions for ${clip.id}.`);
    return { ...clip, caption };
  });
}

/** The demo brand's files: catalogue, pictures with their tags, and what `scripts/pictures.ts` and `scripts/models.ts` made. */
export const readDemoFiles = () => ({
  catalogue: Catalogue.parse(read("lib/db/seed/demo/catalogue.json")),
  ...readShots(),
  clips: readDemoClips(),
  feed: readFeed(),
  manifest: PictureManifest.parse(read("public/media/manifest.json")),
  models: ModelManifest.parse(read("public/media/models.json")),
});
export type DemoFiles = ReturnType<typeof readDemoFiles>;

/** A picture or clip by its name. A clip shows what its still does. */
export function findDemoPicture({ shots, clips }: DemoFiles, id: string): DemoPicture {
  const clip = clips.find((one) => one.id === id);
  const shot = shots.find((one) => (clip ? clip.poster.endsWith(`/${one.id}.avif`) : one.id === id));
  if (!shot) throw new Error(`The demo has no picture called ${id}.`);
  return { id, products: shot.products };
}
