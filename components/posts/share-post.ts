import { notify } from "@/components/ui/notice";
import type { Texts } from "@/lib/core/messages";

/** Offers a post's address to the phone's own sheet, or copies it. */
export async function sharePost(url: string, texts: Texts<"feed">): Promise<void> {
  try {
    // Host apps' browsers often have no sheet of their own, whatever the types say.
    if ("share" in navigator) {
      await navigator.share({ url });
    } else {
      await (navigator as Navigator).clipboard.writeText(url);
      notify({ text: texts.copied });
    }
  } catch (refusal) {
    const isChangeOfMind = refusal instanceof DOMException && refusal.name === "AbortError";
    if (!isChangeOfMind) notify({ text: texts.notCopied });
  }
}
