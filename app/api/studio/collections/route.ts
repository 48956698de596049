import { createCollection, getStaffCollection, listStaffCollections } from "@/lib/catalog";
import { CollectionDraft, StaffCollection, StaffCollections } from "@/lib/catalog/staff-contract";
import { route } from "@/lib/http/route";

const contract = { kind: "session", policy: "manager" } as const;

export const GET = route(
  { ...contract, summary: "All collections in the shop's order", answer: StaffCollections },
  async ({ ctx }) => ({ items: await listStaffCollections(ctx) }),
);

export const POST = route(
  { ...contract, summary: "Make a collection", body: CollectionDraft, answer: StaffCollection, status: 201 },
  async ({ ctx, body }) => getStaffCollection(ctx, (await createCollection(ctx, body)).id),
);
