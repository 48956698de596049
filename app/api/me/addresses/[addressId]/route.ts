import { changeAddress, removeAddress } from "@/lib/accounts";
import { AddressChange, AddressParams } from "@/lib/accounts/contract";
import { route } from "@/lib/http/route";

const SHARED = {
  kind: "session",
  policy: "customer",
  params: AddressParams,
  answer: "text/plain",
  status: 204,
} as const;
const limit = { name: "me", max: 60, windowSeconds: 60 };

export const PUT = route(
  { ...SHARED, limit, body: AddressChange, summary: "Name a saved address, or make it the default" },
  ({ ctx, params, body }) => changeAddress(ctx, params.addressId, body),
);

export const DELETE = route({ ...SHARED, limit, summary: "Let go of a saved address" }, ({ ctx, params }) =>
  removeAddress(ctx, params.addressId),
);
