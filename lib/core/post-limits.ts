/** Most pictures of a post, tags on a picture, and signs of a caption and an alt text in one language. */
export const POST_LIMITS = { pictures: 10, tags: 20, caption: 2_200, alt: 300 } as const;
