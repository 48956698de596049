import type { Texts } from "@/lib/core/messages";

/** What the checkout says of its fields. */
export type FieldSentences = Pick<
  Texts<"fields">,
  | "other"
  | "email"
  | "phone"
  | "name"
  | "country"
  | "line1"
  | "line2"
  | "subdistrict"
  | "district"
  | "province"
  | "postalCode"
>;

/** Only those of the checkout's own fields: its page has no room for the studio's. */
export function fieldSentencesOf(fields: Texts<"fields">): FieldSentences {
  const { other, email, phone, name, country, line1, line2, subdistrict, district, province, postalCode } = fields;
  return { other, email, phone, name, country, line1, line2, subdistrict, district, province, postalCode };
}
