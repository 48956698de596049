import "server-only";

export { countWords } from "./commands/index-documents";
export { indexPosts } from "./commands/index-posts";
export { indexProducts } from "./commands/index-products";
export { rankProducts } from "./commands/rank-products";
export { search, suggest } from "./queries";
