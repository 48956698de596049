import { useId } from "react";
import { FieldError } from "@/components/ui/field";
import { weakestPair, writeRatio } from "@/lib/core/contrast";
import { type Colour, type Look, type Scheme, SCHEMES } from "@/lib/core/look";
import type { Texts } from "@/lib/core/messages";

type Room = Texts<"studio">["settings"];
type ColourRowProps = {
  name: Colour;
  look: Look;
  onChange: (scheme: Scheme, colour: string) => void;
  faults: Record<Scheme, string | undefined>;
  texts: Room;
};

/** A colour on light screens and on dark ones, each with how well it can be read. */
export function ColourRow({ name, look, onChange, faults, texts }: ColourRowProps) {
  return (
    <div className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[8rem_1fr_1fr]">
      <p className="self-center font-medium">{texts[name]}</p>
      {SCHEMES.map((scheme) => (
        <ColourField
          key={scheme}
          label={`${texts[name]}, ${texts[scheme]}`}
          value={look[scheme][name]}
          onChange={(colour) => onChange(scheme, colour)}
          error={faults[scheme]}
        >
          <Ratio look={look} scheme={scheme} name={name} texts={texts} />
        </ColourField>
      ))}
    </div>
  );
}

const HEX = /^#[0-9a-f]{6}$/;
const LENGTH = 7;

type ColourFieldProps = {
  label: string;
  value: string;
  onChange: (colour: string) => void;
  error: string | undefined;
  children: React.ReactNode;
};

/** A colour to choose by eye or to type. */
function ColourField({ label, value, onChange, error, children }: ColourFieldProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-2">
        <input
          type="color"
          aria-hidden="true"
          tabIndex={-1}
          value={HEX.test(value) ? value : undefined}
          onChange={({ target }) => onChange(target.value)}
          className="size-11 shrink-0 cursor-pointer appearance-none rounded-thumb border border-muted/70 bg-transparent p-0.5"
        />
        <input
          aria-label={label}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : id}
          value={value}
          maxLength={LENGTH}
          spellCheck={false}
          onChange={({ target }) => onChange(target.value.trim().toLowerCase())}
          className="min-h-11 w-24 min-w-0 rounded-card border border-muted/70 bg-surface px-3 text-base aria-invalid:border-2 aria-invalid:border-danger"
        />
        {children}
      </div>
      {error !== undefined && <FieldError id={id} error={error} />}
    </div>
  );
}

type RatioProps = { look: Look; scheme: Scheme; name: Colour; texts: Room };

/** The lowest contrast of a colour; nothing for one that nothing stands on or that carries no meaning. */
function Ratio({ look, scheme, name, texts }: RatioProps) {
  const { paper, surface } = look[scheme];
  if (![paper, surface, look[scheme][name]].every((colour) => HEX.test(colour))) return null;
  const pair = weakestPair(look, scheme, name);
  if (!pair) return null;
  const isWeak = pair.ratio < pair.needed;
  return (
    <span className={`text-sm price ${isWeak ? "font-semibold text-danger" : "text-muted"}`}>
      <span className="sr-only">
        {texts.contrast}: {isWeak ? texts.tooLow : texts.enough}{" "}
      </span>
      {writeRatio(pair.ratio)}
      <span aria-hidden="true">{isWeak ? " !" : " ✓"}</span>
    </span>
  );
}
