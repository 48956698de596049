import { CaptionsIcon } from "@/components/ui/later-icons";
import { sharedState } from "@/components/ui/shared-state";
import type { Texts } from "@/lib/core/messages";

/** One choice for all clips of the page. */
const captions = sharedState(true);
export const useCaptions = captions.useValue;

/** Shows the captions of clips, or leaves them out. */
export function CaptionsButton({ texts, className }: { texts: Texts<"video">; className: string }) {
  const isOn = useCaptions();
  return (
    <button
      type="button"
      aria-label={texts.captions}
      aria-pressed={isOn}
      onClick={() => captions.set(!isOn)}
      className={className}
    >
      <CaptionsIcon className={isOn ? "" : "opacity-50"} />
    </button>
  );
}
