import { skipToken, useQuery, type UseQueryOptions } from "@tanstack/react-query";
import { useState } from "react";
import { useLater } from "@/components/ui/use-later";
import type { Locale } from "@/lib/core/locale";
import { loadSaving, SaveButton } from "./save-button";
import type { SaveTexts } from "./save-texts";

type SaveProductButtonProps = {
  handle: string;
  /** Asks at once whether it is saved; otherwise at the first sign of use, for most only look. */
  isNeeded: boolean;
  locale: Locale;
  texts: SaveTexts;
};

const NOT_YET: UseQueryOptions<boolean, Error, boolean, string[]> = { queryKey: ["saved-product"], queryFn: skipToken };

/** The save button of a product. */
export function SaveProductButton({ handle, isNeeded, locale, texts }: SaveProductButtonProps) {
  // The first tap may come before anybody listens for signs of use: what it changes must be read all the same.
  const [isPressed, setPressed] = useState(false);
  const later = useLater(loadSaving, isNeeded || isPressed);
  const { data: isSaved = false } = useQuery<boolean, Error, boolean, string[]>(
    later?.savedProductQuery(handle) ?? NOT_YET,
  );
  return (
    <SaveButton thing={{ kind: "product", handle }} onPress={() => setPressed(true)} {...{ isSaved, locale, texts }} />
  );
}
