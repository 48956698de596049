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

const Shots = z.object({ productPictures: z.record(z.string(), z.array(z.string())), shots: z.array(Shot) });

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

/** The demo brand's files: catalogue, pictures with their tags, and what `scripts/pictures.ts` and `scripts/models.ts` made. */
export const readDemoFiles = () => ({
  catalogue: Catalogue.parse(read("lib/db/seed/demo/catalogue.json")),
  ...Shots.parse(read("lib/db/seed/demo/shots.json")),
  manifest: PictureManifest.parse(read("public/media/manifest.json")),
  models: ModelManifest.parse(read("public/media/models.json")),
});
export type DemoFiles = ReturnType<typeof readDemoFiles>;
