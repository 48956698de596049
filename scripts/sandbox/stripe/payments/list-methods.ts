import type { PaymentMethodObject } from "../state/tables";
import { listPage, type ObjectList, type PageParams } from "../wire/pages";
import { text } from "../wire/params";
import type { World } from "../world";
import { allowRedisplay } from "./method-params";

export const METHOD_FILTER = { allow_redisplay: allowRedisplay, type: text() };

type Wanted = PageParams & {
  allow_redisplay: ReturnType<typeof allowRedisplay>;
  customer: string | undefined;
  type: string | undefined;
};

/** What is saved, newest first; without a customer, what belongs to nobody. */
export function listMethods(world: World, wanted: Wanted, url: string): ObjectList<PaymentMethodObject> {
  const { allow_redisplay: redisplay, customer, type, ...page } = wanted;
  const methods = world.store
    .rows("methods")
    .map(({ object }) => object)
    .filter((method) => method.customer === (customer ?? null))
    .filter((method) => type === undefined || method.type === type)
    .filter((method) => redisplay === undefined || method.allow_redisplay === redisplay);
  return listPage(methods, page, url);
}
