import { route } from "@/lib/http/route";
import { getRequest, listRequests, openRequest } from "@/lib/rights-requests";
import { OpenRequestInput, RequestPage, RequestsQuery, StaffRequest } from "@/lib/rights-requests/staff-contract";

const contract = { kind: "session", policy: "curator" } as const;

export const GET = route(
  {
    ...contract,
    summary: "Requests to use photos found elsewhere, newest first",
    query: RequestsQuery,
    answer: RequestPage,
  },
  ({ ctx, query }) => listRequests(ctx, query),
);

export const POST = route(
  {
    ...contract,
    summary: "Ask the creator of a photo that was found elsewhere; staff sends the letters",
    body: OpenRequestInput,
    idempotent: true,
    answer: StaffRequest,
    status: 201,
  },
  async ({ ctx, body }) => getRequest(ctx, (await openRequest(ctx, body)).id),
);
