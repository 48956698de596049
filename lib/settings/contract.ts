import type { LocalText } from "@/lib/core/locale";
import type { Look } from "@/lib/core/look";
import type { Currency } from "@/lib/core/money";
import type { Locale } from "@/lib/core/locale";
import type { ContentPageName } from "@/lib/core/routes";

/** A page of text as somebody wrote it in the studio; `body` is Markdown, `updatedOn` a calendar day. */
export type WrittenText = { title: string; description: string; updatedOn: string; body: string };

/** Pages of text that were written in the studio; the others are as they were shipped. */
export type WrittenTexts = Partial<Record<ContentPageName, Partial<Record<Locale, WrittenText>>>>;

/** The shop as its people set it, and as it was shipped where they set nothing. */
export type Shop = {
  name: LocalText;
  /** Who this is, at the foot of every page; empty texts leave what was shipped. */
  about: LocalText;
  email: string;
  /** Empty where the shop gives none. */
  phone: string;
  /** Where the shop is, in one line; empty where it does not say. */
  address: LocalText;
  /** Days from the day that something arrived in which it may be sent back. */
  returnDays: number;
  /** In which prices are kept; the home currency is always among them. */
  currencies: Currency[];
  /** A picture in place of the name; its size in pixels. */
  logo: Logo | null;
  look: Look;
  texts: WrittenTexts;
};

/** `key` starts the names of its files; widths are those of its renditions. */
export type Logo = { mediaId: string; key: string; width: number; height: number };
