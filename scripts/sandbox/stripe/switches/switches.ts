import { cardSwitch } from "./cards";
import { disputeSwitch } from "./disputes";
import { promptPaySwitch } from "./promptpay";
import { refundSwitch } from "./refunds";
import type { Switch } from "./switch";

/** All that happens outside of the shop and of this API; each is a POST with JSON. */
export const SWITCHES: readonly Switch[] = [cardSwitch, disputeSwitch, promptPaySwitch, refundSwitch];
