import type { Locale } from "@/lib/core/locale";
import type { ComposerTexts } from "../posts-texts";
import type { Composing } from "./use-composer";

/** What every part of the composer works on. */
export type PartProps = {
  composing: Composing;
  /** Whether the shop can make clips. */
  takesClips: boolean;
  locale: Locale;
  texts: ComposerTexts;
};
