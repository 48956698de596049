import "server-only";

export { orderCollections, saveCollection } from "./collections";
export {
  createPost,
  deletePost,
  publishDuePosts,
  publishPost,
  restorePost,
  savePost,
  schedulePost,
  unpublishPost,
} from "./posts";
export { archiveProduct, createProduct, editProducts, restoreProduct, saveProduct, undoEdit } from "./products";
