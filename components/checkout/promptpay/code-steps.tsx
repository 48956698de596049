import type { Texts } from "@/lib/core/messages";

/** How one pays: from the gallery of the phone that shows the code, or with a phone in front of it. */
export function CodeSteps({ texts }: { texts: Texts<"promptPay"> }) {
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="text-lg">
        {texts.steps}
      </h2>
      <Steps steps={[texts.saveStep, texts.openStep, texts.pickStep]} className="lg:hidden" />
      <Steps steps={[texts.openOnPhoneStep, texts.scanStep, texts.confirmStep]} className="hidden lg:block" />
    </section>
  );
}

function Steps({ steps, className }: { steps: string[]; className: string }) {
  return (
    <ol className={`mt-2 list-decimal space-y-1 pl-6 marker:font-semibold marker:text-muted ${className}`}>
      {steps.map((step) => (
        <li key={step} className="pl-1">
          {step}
        </li>
      ))}
    </ol>
  );
}
