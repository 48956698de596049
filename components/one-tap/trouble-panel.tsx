import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { AlertIcon } from "@/components/ui/later-icons";
import type { Texts } from "@/lib/core/messages";
import type { Trouble } from "./use-one-tap";

type TroublePanelProps = {
  trouble: Trouble;
  isBuying: boolean;
  onCode: (code: string) => void;
  onResend: () => void;
  otherHref: string;
  texts: Texts<"oneTap">;
};

/** What happened and what to do now; lies over the page above the bar, so that nothing moves. */
export function TroublePanel({ trouble, isBuying, onCode, onResend, otherHref, texts }: TroublePanelProps) {
  return (
    <div
      role="alert"
      className="absolute inset-x-0 bottom-full border-t border-line bg-surface px-4 py-3 lg:static lg:bottom-auto lg:mb-3 lg:basis-full lg:rounded-card lg:border"
    >
      <div className="mx-auto max-w-xl">
        <p className={`flex gap-2 text-sm ${trouble.isCodeAsked ? "" : "text-danger"}`}>
          <AlertIcon className="mt-0.5 size-5 shrink-0" />
          <span>{trouble.text}</span>
        </p>
        {trouble.isCodeAsked ? (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const code = new FormData(event.currentTarget).get("code");
              if (typeof code === "string") onCode(code);
            }}
            className="mt-2 flex flex-wrap items-end gap-2"
          >
            <TextField
              label={texts.code}
              error={undefined}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              enterKeyHint="done"
              maxLength={12}
              required
              className="min-w-32 flex-1"
            />
            <button type="submit" disabled={isBuying} className={BUTTON.primary}>
              {texts.confirm}
            </button>
            <button type="button" disabled={isBuying} onClick={onResend} className={BUTTON.secondary}>
              {texts.newCode}
            </button>
          </form>
        ) : (
          <a
            href={otherHref}
            className="inline-flex min-h-11 items-center font-semibold text-clay underline underline-offset-4"
          >
            {texts.payAnotherWay}
          </a>
        )}
      </div>
    </div>
  );
}
