import "server-only";

export { likePost, unlikePost } from "./commands/like-post";
export { getLook } from "./look";
export { getPost, listLikes, listPosts, listPostsWithProduct } from "./queries";
