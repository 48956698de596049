import "server-only";

export { forgetLikes } from "./commands/forget-likes";
export { indexHashtags } from "./commands/index-hashtags";
export { likePost, unlikePost } from "./commands/like-post";
export { getLook } from "./look";
export { findProductLook } from "./product-look";
export { getPost, listLikes, listPosts, listPostsWithProduct, listPostThumbs } from "./queries";
export { tagProducts, type TagRow } from "./tagged-products";
export { getHashtag, listPostsWithTag } from "./tag-queries";
