import "server-only";

export { getToday } from "./queries";
