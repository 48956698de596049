import { findAccount } from "@/lib/customers";
import { Account } from "@/lib/customers/contract";
import { route } from "@/lib/http/route";

export const GET = route(
  {
    summary: "Orders, addresses, cards and devices of the customer of this browser; null where nobody is remembered",
    kind: "session",
    policy: "customer",
    answer: Account,
  },
  ({ ctx }) => findAccount(ctx),
);
