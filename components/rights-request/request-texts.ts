import type { MyPhotosTexts } from "@/components/my-photos/my-photos-texts";
import type { Texts } from "@/lib/core/messages";

/** What is said to the creator of a photo that was found elsewhere. */
export type RequestTexts = MyPhotosTexts & { asked: Texts<"rightsRequest"> };
