import type { Context } from "@/lib/db/context";
import { likes, postMedia, posts, productTags } from "@/lib/db/schema/posts";
import { SHOTS, shotOf, type Shot } from "./demo";
import { demoId, demoShortId } from "./demo-ids";
import { variantId } from "./seed-catalog";
import { BRAND_HANDLE, LIKER_IDS, personId } from "./seed-people";

/** Further pictures of a post: studio shots of what is in it. The others have one picture. */
const CAROUSELS: Record<string, string[]> = {
  "post-01": ["st-khao-mug-2", "st-rice-bowl-2"],
  "post-03": ["st-moon-jar-2"],
  "post-05": ["st-amphora-vase-2", "st-bottle-vase-2", "st-bud-vase-2"],
  "post-07": ["st-stone-ring-2", "st-open-bangle-2", "st-pearl-hoops-2"],
  "post-08": ["st-linen-cushion-2"],
  "post-12": ["st-cup-candle-2", "st-incense-dish-2"],
};

const NEWEST = Date.parse("2026-11-20T01:30:00Z");
const HOUR_MS = 3_600_000;
/** Not a whole number of days: a brand does not post at the same minute each time. */
const BETWEEN_HOURS = 43;

type DemoPost = { id: string; shot: Shot; pictures: Shot[]; likers: readonly string[]; publishedAt: Date };

const DEMO_POSTS: DemoPost[] = SHOTS.filter(({ kind }) => kind === "post").map((shot, index) => ({
  id: demoId(`post ${shot.id}`),
  shot,
  pictures: [shot, ...(CAROUSELS[shot.id] ?? []).map(shotOf)],
  // Some tens of likes, another number for each post.
  likers: LIKER_IDS.slice((index * 5) % 12, 30 + ((index * 17) % 35)),
  publishedAt: new Date(NEWEST - index * BETWEEN_HOURS * HOUR_MS),
}));

/** The brand's posts with their pictures, exact tags and likes. @returns How many there are. */
export async function seedPosts({ db }: Context): Promise<number> {
  await db.insert(posts).values(DEMO_POSTS.map(postRow));
  await db.insert(postMedia).values(
    DEMO_POSTS.flatMap(({ id: postId, pictures }) =>
      pictures.map((shot, position) => ({ postId, mediaId: demoId(`media ${shot.id}`), position })),
    ),
  );
  await db.insert(productTags).values(
    DEMO_POSTS.flatMap(({ id: postId, pictures }) =>
      pictures.flatMap((shot) =>
        shot.products.map(({ sku, x, y }) => ({
          id: demoId(`tag ${postId} ${shot.id} ${sku}`),
          ...{ postId, mediaId: demoId(`media ${shot.id}`), variantId: variantId(sku), x, y },
        })),
      ),
    ),
  );
  await db
    .insert(likes)
    .values(DEMO_POSTS.flatMap(({ id: postId, likers }) => likers.map((deviceId) => ({ postId, deviceId }))));
  return DEMO_POSTS.length;
}

function postRow({ id, shot, likers, publishedAt }: DemoPost): typeof posts.$inferInsert {
  if (!shot.caption) throw new Error(`shots.json has no caption for ${shot.id}`);
  return {
    id,
    shortId: demoShortId(shot.id),
    authorId: personId(BRAND_HANDLE),
    caption: shot.caption,
    status: "published",
    publishedAt,
    likeCount: likers.length,
  };
}
