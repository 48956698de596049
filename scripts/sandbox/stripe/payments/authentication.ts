import type { MethodRow } from "../state/tables";
import { findNamedCard } from "./cards";

type Occasion = {
  /** The buyer is not there. */
  isOffSession: boolean;
  /** The shop asked for it, as it may of most cards. */
  isRequested: boolean;
};

/** Whether the bank wants to see the buyer before this card pays. */
export function asksForBuyer({ testCard, isSetUp }: MethodRow, { isOffSession, isRequested }: Occasion): boolean {
  switch (findNamedCard(testCard)?.authentication) {
    case "always":
      return true;
    case "unless_set_up":
      return !(isOffSession && isSetUp);
    case "on_session":
      return !isOffSession;
    case "on_request":
      return isRequested && !isOffSession;
    case "never":
    case undefined:
      return false;
  }
}

/** Whether the bank wants to see the buyer before the card is kept. */
export function asksBeforeSaving(row: MethodRow): boolean {
  const authentication = findNamedCard(row.testCard)?.authentication;
  return authentication === "always" || authentication === "unless_set_up";
}
