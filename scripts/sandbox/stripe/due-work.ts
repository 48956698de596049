import { dueSessions, expireSession } from "./checkout/expire-session";
import { loseAuthorisation, lostAuthorisations } from "./payments/lost-authorisation";
import { duePromptPays, payPromptPay } from "./payments/promptpay";
import { NO_REQUEST, type World } from "./world";

/** What time alone brings about, as work to do now. */
function dueWork(world: World): (() => unknown)[] {
  return [
    ...dueSessions(world).map((row) => () => expireSession(world, row)),
    ...lostAuthorisations(world).map((intent) => () => loseAuthorisation(world, intent)),
    ...duePromptPays(world).map((intentId) => () => payPromptPay(world, intentId)),
  ];
}

/** Does everything whose time has come. Called before each request and by a timer, so nobody sees it late. */
export function createDueWork(world: World): () => void {
  let sweptAt = 0;
  return () => {
    const now = world.clock.now();
    // Everything lives for seconds at least, so one look each second misses nothing.
    if (now === sweptAt) return;
    sweptAt = now;
    const due = dueWork(world);
    if (due.length === 0) return;
    world.perform(NO_REQUEST, () => {
      for (const work of due) work();
    });
  };
}
