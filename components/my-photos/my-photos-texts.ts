import type { ShareTexts } from "@/components/share/share-texts";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import type { MyPhoto } from "@/lib/submissions/client";

/** What is said about one's own photos. */
export type MyPhotosTexts = ShareTexts & { mine: Texts<"myPhotos"> };

export type PhotoCardProps = { photo: MyPhoto; onChange: () => void; locale: Locale; texts: MyPhotosTexts };
