import { Section } from "@/components/studio/ui/section";
import { TextField } from "@/components/ui/field";
import type { PartProps } from "./part";

/** How large and how heavy it is: for shoppers and for parcels. */
export function MeasuresSection({ form, change, errors, texts: { editor: words } }: PartProps) {
  const sides = ["width", "depth", "height"] as const;
  return (
    <Section title={words.measures} hint={words.measuresHint}>
      <div className="grid grid-cols-3 gap-2">
        {sides.map((side) => (
          <TextField
            key={side}
            label={words[side]}
            error={errors[`#/dimensionsMm/${side}`]}
            value={form.dimensions[side]}
            onChange={({ target }) => change({ dimensions: { ...form.dimensions, [side]: target.value } })}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
      </div>
      <TextField
        label={words.weight}
        error={errors["#/weightGrams"]}
        value={form.weight}
        onChange={({ target }) => change({ weight: target.value })}
        inputMode="numeric"
        autoComplete="off"
      />
    </Section>
  );
}
