import { ProductParams } from "@/lib/catalog/contract";
import { route } from "@/lib/http/route";
import { saveProduct, unsaveProduct } from "@/lib/saves";
import { SaveState } from "@/lib/saves/contract";

const contract = {
  kind: "session",
  policy: "device",
  limit: { name: "save", max: 120, windowSeconds: 60 },
  params: ProductParams,
  answer: SaveState,
} as const;

export const PUT = route({ ...contract, summary: "Save a product for later" }, ({ ctx, params }) =>
  saveProduct(ctx, params.handle),
);

export const DELETE = route({ ...contract, summary: "Let go of a saved product" }, ({ ctx, params }) =>
  unsaveProduct(ctx, params.handle),
);
