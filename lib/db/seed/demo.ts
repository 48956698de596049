import { z } from "zod";
import { LOCALES } from "@/lib/core/locale";
import catalogueFile from "./demo/catalogue.json";
import shotsFile from "./demo/shots.json";

const Text = z.record(z.enum(LOCALES), z.string().min(1));

const DemoVariant = z.object({
  sku: z.string(),
  options: z.record(z.string(), z.string()),
  /** Satang. */
  price: z.int().positive(),
  compareAt: z.int().positive().nullable(),
  stock: z.int().min(0),
});
export type DemoVariant = z.infer<typeof DemoVariant>;

const DemoProduct = z.object({
  handle: z.string(),
  collection: z.string(),
  title: Text,
  description: Text,
  materials: Text,
  care: Text,
  dimensionsMm: z.object({ width: z.number(), depth: z.number(), height: z.number() }),
  weightG: z.int(),
  options: z.array(
    z.object({
      code: z.string(),
      label: Text,
      values: z.array(z.object({ code: z.string(), label: Text, hex: z.string().exactOptional() })),
    }),
  ),
  variants: z.array(DemoVariant).min(1),
  tags: z.array(z.string()),
});
export type DemoProduct = z.infer<typeof DemoProduct>;

const Catalogue = z.object({
  collections: z.array(z.object({ handle: z.string(), title: Text, description: Text })),
  products: z.array(DemoProduct),
});

const Shot = z.object({
  id: z.string(),
  kind: z.enum(["studio", "post"]),
  alt: Text,
  /** Where each variant stands, in fractions from the top left corner. */
  products: z.array(z.object({ sku: z.string(), x: z.number(), y: z.number() })),
  caption: Text.optional(),
});
export type Shot = z.infer<typeof Shot>;

const Shots = z.object({ productPictures: z.record(z.string(), z.array(z.string())), shots: z.array(Shot) });

/** What the demo brand sells. */
export const CATALOGUE = Catalogue.parse(catalogueFile);

const parsed = Shots.parse(shotsFile);

/** Its pictures, with what is on each. */
export const SHOTS = parsed.shots;

const BY_ID = new Map(SHOTS.map((shot) => [shot.id, shot]));

export function shotOf(id: string): Shot {
  const shot = BY_ID.get(id);
  if (!shot) throw new Error(`shots.json has no shot ${id}`);
  return shot;
}

/** The shots of a product page, in its order. */
export const shotsOfProduct = (handle: string): Shot[] =>
  (parsed.productPictures[handle] ?? []).map((file) => shotOf(file.replace(/^.*\/|\.avif$/g, "")));
