import { revokeDevice } from "@/lib/accounts";
import { RememberedDeviceParams } from "@/lib/accounts/contract";
import { route } from "@/lib/http/route";

export const DELETE = route(
  {
    summary: "Take from a browser the right to buy for its customer",
    kind: "session",
    policy: "customer",
    limit: { name: "me", max: 60, windowSeconds: 60 },
    params: RememberedDeviceParams,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params }) => revokeDevice(ctx, params.deviceId),
);
