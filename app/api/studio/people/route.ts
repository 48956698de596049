import { z } from "zod";
import { route } from "@/lib/http/route";
import { invitePerson, listPeople } from "@/lib/staff";
import { InviteInput, PeoplePage, PeopleQuery } from "@/lib/staff/contract";

export const GET = route(
  {
    summary: "Everybody whom the shop knows by name",
    kind: "session",
    policy: "admin",
    query: PeopleQuery,
    answer: PeoplePage,
  },
  ({ ctx, query }) => listPeople(ctx, query),
);

export const POST = route(
  {
    summary: "Take somebody into the staff and mail them where to sign in",
    kind: "session",
    policy: "admin",
    body: InviteInput,
    answer: z.object({ id: z.uuid() }),
    status: 201,
  },
  async ({ ctx, body }) => ({ id: await invitePerson(ctx, body) }),
);
