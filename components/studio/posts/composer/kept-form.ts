import type { PostForm } from "./form";
import type { Taggable } from "@/lib/posts/staff-client";

/** What is typed and not saved yet, with the version that it was typed over; null for a new post. */
export type KeptForm = { form: PostForm; products: Taggable[]; version: number | null };

const nameOf = (postId: string | null) => `studio-post:${postId ?? "new"}`;

/** What was typed in this browser and never saved; null where there is nothing, or storage is closed. */
export function readKept(postId: string | null): KeptForm | null {
  try {
    const text = localStorage.getItem(nameOf(postId));
    // Safe: only `keepForm` writes there.
    return text === null ? null : (JSON.parse(text) as KeptForm);
  } catch {
    return null;
  }
}

/** Keeps what is typed on this device; null forgets it. */
export function keepForm(postId: string | null, kept: KeptForm | null): void {
  try {
    if (kept === null) localStorage.removeItem(nameOf(postId));
    else localStorage.setItem(nameOf(postId), JSON.stringify(kept));
  } catch {
    // Storage is full or closed: what is typed lives as long as the page.
  }
}
