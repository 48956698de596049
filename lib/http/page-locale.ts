import "server-only";
import { notFound } from "next/navigation";
import { locale } from "next/root-params";
import { isLocale, type Locale } from "@/lib/core/locale";

/** The language of the page that is being made; an address with another one is a 404. */
export async function pageLocale(): Promise<Locale> {
  const name = await locale();
  return isLocale(name) ? name : notFound();
}
