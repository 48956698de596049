import "server-only";

export { placeholderGradient } from "./rules";
