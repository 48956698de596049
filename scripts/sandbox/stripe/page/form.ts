import { findTestCard, type PresentedCard } from "../payments/cards";
import type { FieldName } from "./texts";

export type Typed = Record<FieldName, string>;
export const NOTHING_TYPED: Typed = { number: "", expiry: "", cvc: "", name: "" };

export type FormReading = { isValid: true; card: PresentedCard; name: string } | { isValid: false; field: FieldName };

export function readTyped(body: string): Typed {
  const form = new URLSearchParams(body);
  const valueOf = (name: FieldName) => (form.get(name) ?? "").trim().slice(0, 200);
  return { number: valueOf("number"), expiry: valueOf("expiry"), cvc: valueOf("cvc"), name: valueOf("name") };
}

/** "12/34", "12 / 2034" and "1234", when the month is not over yet. */
function readExpiry(typed: string, now: Date): { expMonth: number; expYear: number } | null {
  const match = /^(\d{1,2})\s*[/-]?\s*(\d{4}|\d{2})$/.exec(typed);
  if (!match) return null;
  const expMonth = Number(match[1]);
  const shortOrFull = Number(match[2]);
  const expYear = shortOrFull < 100 ? 2000 + shortOrFull : shortOrFull;
  if (expMonth < 1 || expMonth > 12 || new Date(expYear, expMonth) <= now) return null;
  return { expMonth, expYear };
}

/** @param nowSeconds Unix time. */
export function readCard(typed: Typed, nowSeconds: number): FormReading {
  const digits = typed.number.replaceAll(/[\s-]/g, "");
  const card = findTestCard(digits);
  if (!card) return { isValid: false, field: "number" };
  const expiry = readExpiry(typed.expiry, new Date(nowSeconds * 1000));
  if (!expiry) return { isValid: false, field: "expiry" };
  if (!/^\d{3,4}$/.test(typed.cvc)) return { isValid: false, field: "cvc" };
  if (typed.name === "") return { isValid: false, field: "name" };
  return { isValid: true, card: { card, ...expiry }, name: typed.name };
}
