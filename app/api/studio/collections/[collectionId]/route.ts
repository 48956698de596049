import { deleteCollection, getStaffCollection } from "@/lib/catalog";
import {
  SaveCollectionInput,
  StaffCollection,
  StaffCollectionParams,
  VersionInput,
} from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";
import { saveCollection } from "@/lib/publishing";

const contract = { kind: "session", policy: "manager", params: StaffCollectionParams } as const;

export const GET = route(
  { ...contract, summary: "A collection as its editor needs it", answer: StaffCollection },
  ({ ctx, params }) => getStaffCollection(ctx, params.collectionId),
);

export const PUT = route(
  { ...contract, summary: "Save a collection as it was edited", body: SaveCollectionInput, answer: StaffCollection },
  async ({ ctx, params, body }) => getStaffCollection(ctx, (await saveCollection(ctx, params.collectionId, body)).id),
);

export const DELETE = route(
  { ...contract, summary: "Take an empty collection away", body: VersionInput, answer: "text/plain", status: 204 },
  ({ ctx, params, body }) => deleteCollection(ctx, params.collectionId, body),
);
