import { isDeepStrictEqual } from "node:util";
import { missingParts, plainDraft, type VersionedDraft } from "@/lib/catalog";
import type { ProductDraft } from "@/lib/catalog/staff-contract";
import { type DraftGround, draftOf } from "./draft-of";
import type { CellFault, ImportedProduct } from "./imported";

/** A picture that a product does not have yet, with the variants that it shows. */
export type NewPicture = {
  url: string;
  alt: string;
  position: number;
  skus: string[];
  /** One that the shop has already; null for one that is to be fetched. */
  mediaId: string | null;
};

/** What becomes of a product of a file. */
export type Verdict = {
  state: "created" | "changed" | "unchanged" | "refused";
  draft: ProductDraft;
  faults: CellFault[];
  notes: CellFault[];
  /** To be published once it has a picture. */
  isAwaited: boolean;
  pictures: NewPicture[];
};

export type Ground = DraftGround & {
  /** Products by handle. */
  products: ReadonlyMap<string, VersionedDraft>;
  /** Which product has an SKU. */
  skuOwners: ReadonlyMap<string, string>;
  /** Pictures that were asked for before, as `pictureKey` writes them. */
  seenPictures: ReadonlySet<string>;
  /** Pictures of the shop itself, by the address under which its own export names them. */
  ownPictures: ReadonlyMap<string, string>;
};

export const pictureKey = (productId: string, url: string): string => `${productId} ${url}`;

/**
 * Decides what becomes of a product. The preview and the import ask the same: what was shown is what is done, unless
 * somebody changed the shop in between.
 */
export function judge(imported: ImportedProduct, ground: Ground): Verdict {
  const existing = ground.products.get(imported.handle) ?? null;
  const drafted = draftOf(imported, existing?.draft ?? null, ground);
  const faults = [...drafted.faults, ...takenSkus(imported, { ground, ownId: existing?.id })];
  const { draft, isAwaited } = withStatus(drafted.draft, existing?.draft.status);
  const notes: CellFault[] = [
    ...imported.notes,
    ...(isAwaited ? [{ line: imported.line, column: "", reason: "staysDraft" as const }] : []),
  ];
  const base = { draft, faults, notes, isAwaited };
  if (faults.length > 0) return { ...base, state: "refused", notes: [], pictures: [] };
  const pictures = newPictures(imported, draft, { ground, productId: existing?.id });
  if (existing === null) return { ...base, state: "created", pictures };
  const isSame = isDeepStrictEqual(plainDraft(existing.draft), plainDraft(draft)) && pictures.length === 0;
  return { ...base, state: isSame ? "unchanged" : "changed", pictures };
}

/** A product that lacks what shoppers need is not shown: it waits as a draft. */
function withStatus(draft: ProductDraft, before: ProductDraft["status"] | undefined) {
  if (draft.status !== "published" || missingParts(draft).length === 0) return { draft, isAwaited: false };
  const status = before === undefined || before === "archived" ? ("draft" as const) : before;
  return { draft: { ...draft, status }, isAwaited: true };
}

type Owners = { ground: Ground; ownId: string | undefined };

function takenSkus({ variants }: ImportedProduct, { ground, ownId }: Owners): CellFault[] {
  return variants.flatMap(({ sku, line }): CellFault[] => {
    const owner = sku === null ? undefined : ground.skuOwners.get(sku);
    const isTaken = owner !== undefined && owner !== ownId;
    return isTaken ? [{ line, column: ground.columnOf("sku"), reason: "skuTaken" }] : [];
  });
}

type Seen = { ground: Ground; productId: string | undefined };

function newPictures(imported: ImportedProduct, draft: ProductDraft, { ground, productId }: Seen): NewPicture[] {
  const last = imported.pictures.length;
  const mediaOf = (url: string) => ground.ownPictures.get(url) ?? null;
  const places = new Map<string, NewPicture>();
  for (const picture of imported.pictures) {
    const { url, alt, position } = picture;
    places.set(url, { url, alt, position, skus: [], mediaId: mediaOf(url) });
  }
  imported.variants.forEach(({ pictureUrl: url }, index) => {
    const sku = draft.variants[index]?.sku;
    if (url === null || sku === undefined) return;
    const place = places.get(url) ?? { url, alt: "", position: last + 1, skus: [], mediaId: mediaOf(url) };
    places.set(url, { ...place, skus: [...place.skus, sku] });
  });
  const isNew = ({ url, mediaId }: NewPicture) =>
    mediaId === null
      ? productId === undefined || !ground.seenPictures.has(pictureKey(productId, url))
      : !draft.pictures.some((picture) => picture.mediaId === mediaId);
  return [...places.values()].filter(isNew);
}
