import "server-only";

export { deletePost, restorePost } from "./commands/delete-post";
export { forgetLikes } from "./commands/forget-likes";
export { indexHashtags } from "./commands/index-hashtags";
export { likePost, unlikePost } from "./commands/like-post";
export { publishNextDue, publishPost, schedulePost, unpublishPost } from "./commands/publish-post";
export { createPost, savePost } from "./commands/save-post";
export { getLook } from "./look";
export { listPostsNaming } from "./posts-naming";
export { findProductLook } from "./product-look";
export { getPost, getPreview, listLikes, listPosts, listPostsWithProduct, listPostThumbs } from "./queries";
export { tagProducts, type TagRow } from "./tagged-products";
export { getHashtag, listPostsWithTag } from "./tag-queries";
export { getStaffPost, listStaffPosts } from "./staff-queries";
export { getTaggables, listTaggables } from "./taggables";
