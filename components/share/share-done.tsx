import { useEffect, useRef } from "react";
import { BUTTON } from "@/components/ui/button";
import { CheckIcon } from "@/components/ui/later-icons";
import { Link } from "@/components/ui/link";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { routes } from "@/lib/core/routes";
import { editShare } from "./share-state";

/** It arrived: what comes next, and two ways on. */
export function ShareDone({ locale, texts }: { locale: Locale; texts: Texts<"share"> }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="mt-10 flex flex-col items-center gap-3 text-center">
      <span className="grid size-16 place-items-center rounded-full bg-celadon text-paper">
        <CheckIcon className="size-8" />
      </span>
      <h2 ref={title} tabIndex={-1} className="text-2xl outline-none">
        {texts.doneTitle}
      </h2>
      <p className="text-balance text-muted">{texts.doneDetail}</p>
      <div className="mt-4 flex w-full flex-wrap justify-center gap-2">
        <Link href={routes.myPhotos(locale)} className={BUTTON.primary}>
          {texts.toMyPhotos}
        </Link>
        <button type="button" onClick={editShare} className={BUTTON.secondary}>
          {texts.again}
        </button>
      </div>
    </div>
  );
}
