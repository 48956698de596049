import { invalid } from "@/lib/core/errors";
import { type Context, requireRole } from "@/lib/db/context";
import { getShop, writeSettings } from "@/lib/settings";
import type { Shop, WrittenText, WrittenTexts } from "@/lib/settings/contract";
import { localDay } from "@/lib/core/dates";
import type { Block } from "../contract";
import { contentValues } from "../queries";
import { ContentFault, readContent, sourceOf } from "../rules";
import type { PreviewInput, TextInput, TextName } from "../staff-contract";

/**
 * Saves a page of text in one language. It says from now on that it was changed today.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`; `invalid` `text-unreadable` for what such a page cannot hold;
 *   `precondition_failed` `changed-meanwhile`.
 */
export async function saveText(ctx: Context, name: TextName, { version, ...words }: TextInput): Promise<void> {
  requireRole(ctx.actor, "admin");
  const text = { ...words, updatedOn: localDay(ctx.now()) };
  draw(text, name, await getShop(ctx));
  await writeText(ctx, name, { version, text });
}

/**
 * Takes back the text that a page was shipped with.
 *
 * @param ctx The actor must be an admin.
 * @param version Of the settings, as the editor saw it.
 * @throws DomainError `not_found`, `forbidden`, `precondition_failed` `changed-meanwhile`.
 */
export const resetText = (ctx: Context, name: TextName, version: number): Promise<void> =>
  writeText(ctx, name, { version, text: undefined });

function writeText(ctx: Context, { page, locale }: TextName, to: { version: number; text: WrittenText | undefined }) {
  const action = to.text ? "settings.text" : "settings.text-reset";
  const label = `${page}/${locale}`;
  const change = ({ texts }: Shop) => ({ texts: withText(texts, { page, locale }, to.text) });
  return writeSettings(ctx, {
    version: to.version,
    action,
    label,
    change,
    shown: ({ texts }) => texts[page]?.[locale],
  });
}

function withText(texts: WrittenTexts, { page, locale }: TextName, text: WrittenText | undefined): WrittenTexts {
  const others = Object.entries(texts[page] ?? {}).filter(([language]) => language !== locale);
  return { ...texts, [page]: Object.fromEntries(text ? [...others, [locale, text]] : others) };
}

/**
 * How a page of text would look. Nothing is saved.
 *
 * @param ctx The actor must be an admin.
 * @throws DomainError `not_found`, `forbidden`; `invalid` `text-unreadable`.
 */
export async function previewText(
  ctx: Context,
  name: TextName,
  words: PreviewInput,
): Promise<{ title: string; blocks: Block[] }> {
  requireRole(ctx.actor, "admin");
  return draw({ ...words, updatedOn: localDay(ctx.now()) }, name, await getShop(ctx));
}

function draw(text: WrittenText, { locale }: TextName, shop: Shop): { title: string; blocks: Block[] } {
  try {
    const { title, blocks } = readContent(sourceOf(text), { locale, values: contentValues(shop, locale) });
    return { title, blocks };
  } catch (fault) {
    if (!(fault instanceof ContentFault)) throw fault;
    const error = { pointer: "#/body", key: fault.key, values: { part: fault.part } };
    throw invalid("text-unreadable", fault.message, [error]);
  }
}
