import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import type { Share } from "./share-state";

/** How far sending is, or that it waits for a network. */
export function ShareProgress({ state, texts }: { state: Share; texts: Texts<"share"> }) {
  const { draft, sent, phase } = state;
  const all = draft.photos.reduce((sum, { blob }) => sum + blob.size, 0);
  const through = draft.photos.reduce((sum, { key }) => sum + (sent[key] ?? 0), 0);
  const percent = all === 0 ? 0 : Math.min(100, Math.round((through / all) * 100));
  const isWaiting = phase === "waiting";
  return (
    <div className="mt-10 space-y-4 text-center">
      <p role="status" className="text-lg font-semibold text-balance">
        {isWaiting ? texts.waiting : fill(texts.sending, { percent })}
      </p>
      <progress
        aria-label={texts.title}
        value={percent}
        max={100}
        className="progress-bar h-2 w-full overflow-hidden rounded-full accent-clay"
      />
      {!isWaiting && <p className="text-sm text-balance text-muted">{texts.sendingDetail}</p>}
    </div>
  );
}
