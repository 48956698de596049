import { PROMPTPAY_PATH } from "../payments/next-action";
import type { World } from "../world";
import { answerCheckout } from "./checkout-answer";
import { answerPromptPay } from "./promptpay-answer";
import type { PageAnswer, PageRequest } from "./reply";

type Answer = (world: World, request: PageRequest) => PageAnswer | Promise<PageAnswer>;

/** All that a buyer's browser comes to, by the beginning of its path. */
const PAGES: readonly (readonly [prefix: string, answer: Answer])[] = [
  ["/c/pay/", answerCheckout],
  [PROMPTPAY_PATH, answerPromptPay],
];

const findPage = (path: string) => PAGES.find(([prefix]) => path.startsWith(prefix))?.[1];

export const isPage = (path: string): boolean => findPage(path) !== undefined;

/** @throws Error for a path that is no page. */
export async function answerPage(world: World, request: PageRequest): Promise<PageAnswer> {
  const answer = findPage(request.path);
  if (!answer) throw new Error(`There is no page at ${request.path}.`);
  return answer(world, request);
}
