import "server-only";

export { getContentPage } from "./queries";
