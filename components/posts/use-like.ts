import { useQuery, useQueryClient } from "@tanstack/react-query";
import { notify } from "@/components/ui/notice";
import { likesQuery, setLike } from "@/lib/posts/client";

/**
 * The likes of one post, whether it is saved, and the way to like it.
 *
 * @param postIds Posts that stand together, so that their likes are asked for together.
 * @param refusedText Said when a like did not go through.
 */
export function useLike(postId: string, postIds: readonly string[], refusedText: string) {
  const client = useQueryClient();
  const { data: like } = useQuery({ ...likesQuery(postIds), select: (likes) => likes[postId] });
  const change = (isLiked: boolean) => void setLike(client, postId, isLiked).catch(() => notify({ text: refusedText }));
  return { count: like?.count, isLiked: like?.isLiked ?? false, isSaved: like?.isSaved ?? false, change };
}
