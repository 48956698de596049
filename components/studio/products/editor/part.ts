import type { Locale } from "@/lib/core/locale";
import type { EditorTexts } from "../product-texts";
import type { ProductForm } from "./form";

/** What every part of the editor works on. */
export type PartProps = {
  form: ProductForm;
  change: (part: Partial<ProductForm>) => void;
  /** What is wrong, by its JSON pointer in the body that saves the product. */
  errors: Record<string, string>;
  locale: Locale;
  texts: EditorTexts;
};
