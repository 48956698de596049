"use client";

import { LanguageFields } from "@/components/studio/ui/language-fields";
import { Section } from "@/components/studio/ui/section";
import { BUTTON, ICON_BUTTON } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { TrashIcon } from "@/components/ui/later-icons";
import type { ProductDraft } from "@/lib/catalog/staff-client";
import { fill } from "@/lib/core/fill";
import { NEW_SWATCH, PRODUCT_LIMITS } from "@/lib/core/product-limits";
import type { EditorTexts } from "../product-texts";
import { codeFor, fitVariants } from "./matrix";
import type { PartProps } from "./part";

type Option = ProductDraft["options"][number];
type Value = Option["values"][number];

const NONE = { th: "", en: "" };
const newValue = (values: readonly Value[]): Value => ({ code: codeFor("", values.map(({ code }) => code)), label: NONE }); // prettier-ignore

/** What a shopper chooses: sizes, glazes. The rows of the matrix follow. */
export function OptionsSection({ form, change, errors, texts: { editor: words } }: PartProps) {
  const { options, variants } = form;
  const put = (next: Option[]) => change({ options: next, variants: fitVariants(next, variants) });
  const add = () => {
    const code = codeFor("", options.map((option) => option.code)); // prettier-ignore
    put([...options, { code, label: NONE, values: [newValue([])] }]);
  };
  return (
    <Section
      title={words.options}
      hint={words.optionsHint}
      action={
        options.length < PRODUCT_LIMITS.options && (
          <button type="button" onClick={add} className={BUTTON.secondary}>
            {words.addOption}
          </button>
        )
      }
    >
      {options.map((option, index) => (
        <OptionFields
          key={option.code}
          option={option}
          at={`#/options/${String(index)}`}
          errors={errors}
          onChange={(next) => put(options.map((one) => (one === option ? next : one)))}
          onRemove={() => put(options.filter((one) => one !== option))}
          texts={words}
        />
      ))}
    </Section>
  );
}

type OptionFieldsProps = {
  option: Option;
  /** Its place in the body. */
  at: string;
  errors: Record<string, string>;
  onChange: (option: Option) => void;
  onRemove: () => void;
  texts: EditorTexts["editor"];
};

function OptionFields({ option, at, errors, onChange, onRemove, texts }: OptionFieldsProps) {
  const { label, values } = option;
  const put = (next: Value[]) => onChange({ ...option, values: next });
  const name = label.th || label.en;
  return (
    <fieldset className="rounded-card border border-line p-3">
      <legend className="sr-only">{name || texts.option}</legend>
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <LanguageFields
            label={texts.option}
            value={label}
            onChange={(next) => onChange({ ...option, label: next })}
            errorOf={(locale) => errors[`${at}/label/${locale}`]}
            needed="always"
            missing={texts.missing}
            maxLength={PRODUCT_LIMITS.label}
          />
        </div>
        <button
          type="button"
          aria-label={fill(texts.removeOption, { name })}
          onClick={onRemove}
          className={ICON_BUTTON}
        >
          <TrashIcon className="size-5" />
        </button>
      </div>
      <ul className="mt-3 space-y-2">
        {values.map((value, index) => (
          <ValueFields
            key={value.code}
            value={value}
            number={index + 1}
            at={`${at}/values/${String(index)}`}
            errors={errors}
            onChange={(next) => put(values.map((one) => (one === value ? next : one)))}
            onRemove={values.length > 1 ? () => put(values.filter((one) => one !== value)) : null}
            texts={texts}
          />
        ))}
      </ul>
      {values.length < PRODUCT_LIMITS.values && (
        <button type="button" onClick={() => put([...values, newValue(values)])} className={`${BUTTON.secondary} mt-3`}>
          {texts.addValue}
        </button>
      )}
    </fieldset>
  );
}

type ValueFieldsProps = {
  value: Value;
  number: number;
  at: string;
  errors: Record<string, string>;
  onChange: (value: Value) => void;
  /** Null for the last one: an option without values is none. */
  onRemove: (() => void) | null;
  texts: EditorTexts["editor"];
};

function ValueFields({ value, number, at, errors, onChange, onRemove, texts }: ValueFieldsProps) {
  const { code, label, hex } = value;
  const name = `${texts.value} ${String(number)}`;
  return (
    <li className="flex items-end gap-2">
      <div className="min-w-0 flex-1">
        <LanguageFields
          label={name}
          value={label}
          onChange={(next) => onChange({ ...value, label: next })}
          errorOf={(locale) => errors[`${at}/label/${locale}`]}
          needed="always"
          missing={texts.missing}
          maxLength={PRODUCT_LIMITS.label}
        />
        {errors[`${at}/hex`] !== undefined && <FieldError id={`${code}-hex`} error={errors[`${at}/hex`] ?? ""} />}
      </div>
      <span className="flex flex-col items-center">
        {hex === undefined ? (
          <button
            type="button"
            aria-label={`${texts.addColour}: ${name}`}
            onClick={() => onChange({ ...value, hex: NEW_SWATCH })}
            className={ICON_BUTTON}
          >
            <span className="size-6 rounded-full border border-dashed border-muted" />
          </button>
        ) : (
          <span className="flex items-center max-md:flex-col-reverse">
            <input
              type="color"
              aria-label={`${texts.colour}: ${name}`}
              value={hex}
              onChange={({ target }) => onChange({ ...value, hex: target.value })}
              className="size-11 cursor-pointer rounded-full border-0 bg-transparent p-1.5"
            />
            <button
              type="button"
              aria-label={`${texts.noColour}: ${name}`}
              onClick={() => onChange({ code, label })}
              className={`${ICON_BUTTON} text-muted md:-mx-1.5`}
            >
              ×
            </button>
          </span>
        )}
      </span>
      <button
        type="button"
        disabled={onRemove === null}
        aria-label={fill(texts.removeValue, { name: label.th || label.en || name })}
        onClick={() => onRemove?.()}
        className={`${ICON_BUTTON} disabled:opacity-40`}
      >
        <TrashIcon className="size-5" />
      </button>
    </li>
  );
}
