import { route } from "@/lib/http/route";
import { changePerson } from "@/lib/staff";
import { PersonChange, PersonParams } from "@/lib/staff/contract";

export const PATCH = route(
  {
    summary: "Give somebody another role, shut them out or let them in, or sign them out everywhere",
    kind: "session",
    policy: "admin",
    params: PersonParams,
    body: PersonChange,
    answer: "text/plain",
    status: 204,
  },
  ({ ctx, params, body }) => changePerson(ctx, params.personId, body),
);
