import { useQueryClient } from "@tanstack/react-query";
import { ICON_BUTTON } from "@/components/ui/button";
import { BookmarkIcon } from "@/components/ui/icons";
import { notify } from "@/components/ui/notice";
import { useLater } from "@/components/ui/use-later";
import type { Locale } from "@/lib/core/locale";
import type { Thing } from "@/lib/saves/client";
import type { SaveTexts } from "./save-texts";

/** What happens on a press: fetched at the first sign of use. */
export const loadSaving = () => import("./save-thing");

type SaveButtonProps = {
  thing: Thing;
  isSaved: boolean;
  /** Hears of a press at once. */
  onPress?: () => void;
  locale: Locale;
  texts: SaveTexts;
};

/** Keeps a thing for later, or lets go of it. */
export function SaveButton({ thing, isSaved, onPress, locale, texts }: SaveButtonProps) {
  const client = useQueryClient();
  useLater(loadSaving, false);
  const press = () => {
    onPress?.();
    return loadSaving().then(
      ({ saveThing }) => saveThing(client, thing, { isSaved: !isSaved, locale, texts }),
      () => notify({ text: texts.saveRefused }),
    );
  };
  return (
    <button
      type="button"
      aria-pressed={isSaved}
      aria-label={texts.save}
      onClick={() => void press()}
      className={`${ICON_BUTTON} ${isSaved ? "text-clay" : ""}`}
    >
      <BookmarkIcon fill={isSaved ? "currentColor" : "none"} />
    </button>
  );
}
