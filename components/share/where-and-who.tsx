import { useId } from "react";
import type { Texts } from "@/lib/core/messages";
import { type MinorsShown, PEOPLE_SHOWN, type PeopleShown, type Placement, PLACEMENTS } from "@/lib/core/placements";

type WhereFieldsProps = {
  placements: readonly Placement[];
  /** What can be chosen; everything without it. */
  offered?: readonly Placement[];
  onChange: (placements: Placement[]) => void;
  texts: Record<Placement, string> & { allOfShop: string };
};

/** Pages of this shop: they can be chosen together. */
const OF_SHOP = ["gallery", "product", "home"] as const satisfies readonly Placement[];

/** Where a photo may appear: a box for each place. */
export function WhereFields({ placements, offered = PLACEMENTS, onChange, texts }: WhereFieldsProps) {
  const isOn = (name: Placement) => placements.includes(name);
  const ofShop = OF_SHOP.filter((name) => offered.includes(name));
  const others = offered.filter((name) => !ofShop.some((own) => own === name));
  const turn = (names: readonly Placement[], on: boolean) =>
    onChange(PLACEMENTS.filter((name) => (names.includes(name) ? on : isOn(name))));
  return (
    <>
      {ofShop.length > 1 && (
        <Box text={texts.allOfShop} isOn={ofShop.every(isOn)} onChange={(on) => turn(ofShop, on)} isStrong />
      )}
      <div className={ofShop.length > 1 ? "ml-4 border-l border-line pl-4" : ""}>
        {ofShop.map((name) => (
          <Box key={name} text={texts[name]} isOn={isOn(name)} onChange={(on) => turn([name], on)} />
        ))}
      </div>
      {others.map((name) => (
        <Box key={name} text={texts[name]} isOn={isOn(name)} onChange={(on) => turn([name], on)} />
      ))}
    </>
  );
}

type BoxProps = { text: string; isOn: boolean; onChange: (isOn: boolean) => void; isStrong?: boolean };

const ROW = "flex min-h-11 cursor-pointer items-center gap-3 py-1 first-letter:uppercase";

function Box({ text, isOn, onChange, isStrong = false }: BoxProps) {
  return (
    <label className={`${ROW} ${isStrong ? "font-semibold" : ""}`}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-5 shrink-0 accent-clay"
      />
      <span className="first-letter:uppercase">{text}</span>
    </label>
  );
}

type WhoFieldsProps = {
  people: PeopleShown | null;
  minors: MinorsShown;
  onChange: (change: { people: PeopleShown } | { minors: MinorsShown }) => void;
  texts: Pick<Texts<"share">, PeopleShown | "hasMinor">;
};

/** Who can be seen in a photo, and whether a child can. */
export function WhoFields({ people, minors, onChange, texts }: WhoFieldsProps) {
  const name = useId();
  return (
    <>
      {PEOPLE_SHOWN.map((value) => (
        <label key={value} className={ROW}>
          <input
            type="radio"
            name={name}
            checked={people === value}
            onChange={() => onChange({ people: value })}
            className="size-5 shrink-0 accent-clay"
          />
          {texts[value]}
        </label>
      ))}
      <div className="mt-2 border-t border-line pt-2">
        <Box
          text={texts.hasMinor}
          isOn={minors === "guardian"}
          onChange={(on) => onChange({ minors: on ? "guardian" : "none" })}
        />
      </div>
    </>
  );
}
