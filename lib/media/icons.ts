import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BRAND_PAPER } from "@/lib/core/brand";

/** Where the one drawing lies of which all icons are made, from the shop's own folder. */
const DRAWING = "app/icon.svg";
/** Another recipe needs another number: the files are kept for ever. */
const RECIPE = 1;

/** Icons of the shop as an app. `maskable`: the phone cuts its own shape; `apple`: iPhones round the corners. */
export const APP_ICONS = [
  { name: "icon-192", size: 192, purpose: "any" },
  { name: "icon-512", size: 512, purpose: "any" },
  { name: "icon-maskable-512", size: 512, purpose: "maskable" },
  { name: "icon-apple-180", size: 180, purpose: "apple" },
] as const;
export type AppIcon = (typeof APP_ICONS)[number];

/** The drawing itself. */
export const drawing = readFileSync(/* turbopackIgnore: true */ join(process.cwd(), DRAWING));
const hash = createHash("sha256")
  .update(`${String(RECIPE)} ${BRAND_PAPER.light} `)
  .update(drawing)
  .digest("hex")
  .slice(0, 8);

/** File name of an icon; it carries a hash of the drawing. */
export const iconFileName = (name: AppIcon["name"]): string => `${name}-${hash}.png`;

/** Address of an icon. */
export const iconUrl = (name: AppIcon["name"]): string => `/media/${iconFileName(name)}`;
