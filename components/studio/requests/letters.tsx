import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { momentOf } from "@/components/studio/ui/dates";
import { Section } from "@/components/studio/ui/section";
import { useTry } from "@/components/ui/use-try";
import { BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { fill } from "@/lib/core/fill";
import { type Locale, LOCALES } from "@/lib/core/locale";
import { noteReminder, requestQuery, type StaffRequest } from "@/lib/rights-requests/staff-client";
import { Letter } from "./letter";
import type { RequestTexts } from "./request-texts";

type LettersProps = { request: StaffRequest; locale: Locale; texts: RequestTexts };

const LANGUAGE_NAMES: Record<Locale, string> = { th: "ไทย", en: "English" };

/** What staff copies and sends: the message with the link, the code, and later one reminder. */
export function Letters({ request, locale, texts }: LettersProps) {
  const { room } = texts;
  const [language, setLanguage] = useState(request.locale);
  const { letters, state, code } = request;
  const letter = letters[language];
  if (code === null) return <div />;
  const choice = (
    <div role="group" aria-label={room.letterLanguage} className="flex rounded-full border border-muted/70 p-0.5">
      {LOCALES.map((name) => (
        <button
          key={name}
          type="button"
          lang={name}
          aria-pressed={language === name}
          onClick={() => setLanguage(name)}
          className="min-h-11 pressable rounded-full px-4 text-muted aria-pressed:bg-ink aria-pressed:text-paper"
        >
          {LANGUAGE_NAMES[name]}
        </button>
      ))}
    </div>
  );
  return (
    <Section title={room.steps} action={choice}>
      <Letter title={room.stepAsk} hint={room.stepAskHint} text={letter.ask} language={language} texts={room} />
      <Letter title={room.stepCode} hint={room.stepCodeHint} text={letter.code} language={language} texts={room} />
      {state === "requested" && <Reminder {...{ request, language, locale, texts }} />}
    </Section>
  );
}

/** There is one, from the third day on. */
function Reminder({ request, language, locale, texts: { room, ui } }: LettersProps & { language: Locale }) {
  const client = useQueryClient();
  const { isBusy, error, run } = useTry(ui.error);
  const { id, version, letters, canRemind, remindFrom, remindedAt } = request;
  const show = (seen: StaffRequest) => client.setQueryData(requestQuery(id).queryKey, seen);
  const mark = () =>
    run(async () => {
      try {
        show(await noteReminder(id, version));
      } catch (refusal) {
        // Somebody else was faster: what they did is shown beside the sentence.
        await client.invalidateQueries(requestQuery(id));
        throw refusal;
      }
    });
  const when = remindedAt ?? remindFrom;
  const words = remindedAt !== null ? room.reminded : room.remindEarly;
  return (
    <>
      {canRemind ? (
        <Letter
          title={room.stepRemind}
          hint={room.remindHint}
          text={letters[language].remind}
          language={language}
          texts={room}
        >
          <button type="button" disabled={isBusy} onClick={mark} className={BUTTON.primary}>
            {room.markSent}
          </button>
        </Letter>
      ) : (
        <div>
          <h3 className="font-semibold">{room.stepRemind}</h3>
          <p role="status" className="text-sm text-muted">
            {when !== null && fill(words, { time: momentOf(when, locale) })}
          </p>
        </div>
      )}
      <div role="alert">{error !== undefined && <FieldError id="reminder-error" error={error} />}</div>
    </>
  );
}
