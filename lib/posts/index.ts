import "server-only";

export { likePost, unlikePost } from "./commands/like-post";
export { getPost, listLikes, listPosts, listPostsWithProduct } from "./queries";
