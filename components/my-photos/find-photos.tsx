import { useState } from "react";
import { ChevronDownIcon } from "@/components/ui/later-icons";
import { MailedCode } from "@/components/ui/mailed-code";
import { fill } from "@/lib/core/fill";
import type { Texts } from "@/lib/core/messages";
import { confirmPhotos, findPhotos } from "@/lib/submissions/client";

type FindPhotosProps = { onFound: () => void; texts: { mine: Texts<"myPhotos">; find: Texts<"findOrder"> } };

/** The way back to photos that were shared in a browser that is gone: by the address that was given then. */
export function FindPhotos({ onFound, texts: { mine, find } }: FindPhotosProps) {
  const [count, setCount] = useState<number | null>(null);
  const confirm = async (code: string) => {
    const found = await confirmPhotos(code);
    setCount(found.count);
    onFound();
  };
  const { email, send, code, another, offline } = find;
  const own = { intro: mine.findIntro, sent: mine.findSent, show: mine.findShow };
  return (
    <details className="group rounded-card border border-line px-4 py-1">
      <summary className="flex min-h-11 cursor-pointer items-center justify-between gap-3 font-semibold">
        {mine.findTitle}
        <ChevronDownIcon className="size-5 shrink-0 text-muted group-open:rotate-180" />
      </summary>
      <div className="pb-3">
        {count === null ? (
          <MailedCode onAsk={findPhotos} onCode={confirm} texts={{ email, send, code, another, offline, ...own }} />
        ) : (
          <p role="status">{count === 0 ? mine.findNone : fill(mine.findDone, { count })}</p>
        )}
      </div>
    </details>
  );
}
