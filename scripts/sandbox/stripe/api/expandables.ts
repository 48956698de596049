import { wholeList } from "../wire/pages";
import { presentLineItems, presentSession } from "../checkout/present-session";
import { presentIntent } from "../payments/next-action";
import type { World } from "../world";

type Find = (world: World, id: string) => object | undefined;

/** How an id becomes its object, by the id's prefix. */
export const BY_PREFIX: Readonly<Record<string, Find>> = {
  ch: ({ store }, id) => store.get("charges", id),
  cs: (world, id) => {
    const row = world.store.get("sessions", id);
    return row && presentSession(world, row);
  },
  cus: ({ store }, id) => store.get("customers", id),
  pi: (world, id) => {
    const intent = world.store.get("intents", id);
    return intent && presentIntent(world, intent);
  },
  pm: ({ store }, id) => store.get("methods", id)?.object,
  re: ({ store }, id) => store.get("refunds", id),
};

/** Members that are absent until somebody asks, by `object` and member. */
export const INCLUDABLE: Readonly<Record<string, Find>> = {
  "charge.refunds": ({ store }, id) => {
    const refunds = store.rows("refunds").filter((refund) => refund.charge === id);
    return wholeList(refunds.reverse(), `/v1/charges/${id}/refunds`);
  },
  "checkout.session.line_items": ({ store }, id) => {
    const row = store.get("sessions", id);
    return row && presentLineItems(row);
  },
};
