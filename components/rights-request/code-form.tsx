import { type SubmitEvent, useState } from "react";
import { BUTTON } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { useTry } from "@/components/ui/use-try";
import { fill } from "@/lib/core/fill";
import { proveCode, type RequestView } from "@/lib/rights-requests/client";
import type { RequestTexts } from "./request-texts";

type CodeFormProps = {
  view: Extract<RequestView, { stage: "locked" }>;
  token: string;
  onDone: () => Promise<void>;
  texts: RequestTexts;
};

/** Asks for the code that only whoever reads the account's messages has. */
export function CodeForm({ view, token, onDone, texts: { asked } }: CodeFormProps) {
  const [code, setCode] = useState("");
  const { isBusy, error, run } = useTry(asked.failed);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    run(() => proveCode(token, code).then(onDone));
  };
  return (
    <form onSubmit={send} noValidate className="mt-2 space-y-4">
      <p>{fill(asked.intro, { name: view.handle })}</p>
      <p className="text-muted">{view.state === "requested" ? asked.codeIntro : asked.manageIntro}</p>
      <div role="alert">
        <TextField
          label={asked.code}
          error={error}
          value={code}
          onChange={({ target }) => setCode(target.value)}
          inputMode="numeric"
          autoComplete="one-time-code"
          enterKeyHint="go"
          maxLength={20}
        />
      </div>
      <button type="submit" disabled={isBusy || code.trim() === ""} className={`${BUTTON.primary} w-full`}>
        {asked.open}
      </button>
    </form>
  );
}
