import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { FieldGroup } from "@/components/share/field-group";
import { WhereFields, WhoFields } from "@/components/share/where-and-who";
import { BUTTON } from "@/components/ui/button";
import { useTry } from "@/components/ui/use-try";
import { consentWords } from "@/lib/core/consent-words";
import { formatInstantDay } from "@/lib/core/dates";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import type { MinorsShown, PeopleShown, Placement } from "@/lib/core/placements";
import { type AnswerInput, answerRequest, requestPictureUrl, type RequestView } from "@/lib/rights-requests/client";
import { Decline } from "./decline";
import type { RequestTexts } from "./request-texts";
import { TermFields } from "./term-fields";

type AskedView = Extract<RequestView, { stage: "asked" }>;
type AskedFormProps = {
  view: AskedView;
  token: string;
  hasActed: boolean;
  onDone: () => Promise<void>;
  locale: Locale;
  texts: RequestTexts;
};

type Draft = {
  placements: Placement[];
  people: PeopleShown | null;
  minors: MinorsShown;
  /** Undefined until it is chosen; null is no end. */
  endsOn: string | null | undefined;
};
const NOTHING: Draft = { placements: [], people: null, minors: "none", endsOn: undefined };

/** What is asked, choice by choice, and then in the very words that are kept. Nothing is chosen before. */
export function AskedForm({ view, token, hasActed, onDone, locale, texts }: AskedFormProps) {
  const { asked, share, consent } = texts;
  const [draft, setDraft] = useState(NOTHING);
  const [isTried, setTried] = useState(false);
  const { isBusy, error, send } = useAnswer(token, onDone, asked.failed);
  const { placements, people, minors, endsOn } = draft;
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const yes = yesOf(draft);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (yes) send(yes);
  };
  return (
    <form onSubmit={submit} noValidate className="mt-2 space-y-6">
      <Question view={view} token={token} hasActed={hasActed} locale={locale} texts={asked} />
      {!view.isLost && (
        <>
          <FieldGroup
            legend={share.where}
            hint={asked.whereHint}
            error={isTried && placements.length === 0 ? share.chooseWhere : undefined}
          >
            <WhereFields
              offered={view.placements}
              placements={placements}
              onChange={(next) => change({ placements: next })}
              texts={{ ...consent, allOfShop: share.allOfShop }}
            />
          </FieldGroup>
          <FieldGroup legend={share.who} error={isTried && people === null ? share.chooseWho : undefined}>
            <WhoFields people={people} minors={minors} onChange={change} texts={share} />
          </FieldGroup>
          <FieldGroup legend={asked.term} error={isTried && endsOn === undefined ? asked.chooseTerm : undefined}>
            <TermFields
              terms={view.terms}
              endsOn={endsOn}
              onChange={(next) => change({ endsOn: next })}
              locale={locale}
              texts={asked}
            />
          </FieldGroup>
          {yes && (
            <section aria-live="polite" className="rounded-card border border-line bg-surface p-4">
              <h2 className="text-sm font-semibold">{share.youAgree}</h2>
              <p className="mt-1">{consentWords({ ...yes.choice, endsOn: yes.endsOn }, consent, locale)}</p>
            </section>
          )}
          <button type="submit" disabled={isBusy || view.picture === null} className={`${BUTTON.primary} w-full`}>
            {asked.grant}
          </button>
        </>
      )}
      <div role="alert">{error !== undefined && <p className="text-danger">{error}</p>}</div>
      <Decline isBusy={isBusy} onDecline={() => send({ answer: "decline" })} texts={asked} />
    </form>
  );
}

type Yes = Extract<AnswerInput, { answer: "grant" }>;

/** What would be sent; null while something is not chosen. */
function yesOf({ placements, people, minors, endsOn }: Draft): Yes | null {
  if (placements.length === 0 || people === null || endsOn === undefined) return null;
  return { answer: "grant", choice: { placements, people, minors }, endsOn };
}

/** Sends an answer; a repeat of the same one has the same key. */
function useAnswer(token: string, onDone: () => Promise<void>, offline: string) {
  const { isBusy, error, run } = useTry(offline);
  const sent = useRef({ text: "", key: "" });
  const send = (input: AnswerInput) => {
    const text = JSON.stringify(input);
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() };
    run(() => answerRequest(token, input, sent.current.key).then(onDone));
  };
  return { isBusy, error, send };
}

type QuestionProps = Pick<AskedFormProps, "view" | "token" | "hasActed" | "locale"> & { texts: RequestTexts["asked"] };

function Question({ view, token, hasActed, locale, texts }: QuestionProps) {
  const { handle, link, picture, isLost, expiresAt } = view;
  const head = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (hasActed) head.current?.focus();
  }, [hasActed]);
  return (
    <div className="space-y-3">
      <p ref={head} tabIndex={-1} className="outline-none">
        {fill(texts.intro, { name: handle })}
      </p>
      {picture ? (
        <img
          src={requestPictureUrl(token)}
          alt={texts.pictureAlt}
          width={picture.width}
          height={picture.height}
          className="h-auto max-h-[70dvh] w-full rounded-card object-contain"
          style={{ background: picture.placeholder }}
        />
      ) : (
        <p role="status" className="rounded-card bg-line/60 px-4 py-16 text-center">
          {isLost ? texts.lost : texts.coming}
        </p>
      )}
      <p className="text-sm text-muted">
        <a
          href={link}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center text-clay underline underline-offset-4"
        >
          {texts.foundAt}
        </a>
        <span className="block">{fill(texts.until, { day: formatInstantDay(expiresAt, locale) })}</span>
      </p>
    </div>
  );
}
