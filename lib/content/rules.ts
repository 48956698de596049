import { marked, type Token, type Tokens } from "marked";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { CONTENT_PAGES, type ContentPageName, routes } from "@/lib/core/routes";
import type { WrittenText } from "@/lib/settings/contract";
import { type Block, FrontMatter, type Inline } from "./contract";

type Reading = { locale: Locale; values: Record<string, string | number> };

const FENCED = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const ANCHOR = /\s*\{#([a-z][a-z0-9-]*)\}$/;
const NAMES = /\{(\w+)\}/g;

type FaultKey = "textHead" | "textName" | "textPart" | "textHeading" | "textList" | "textLink";
const SHOWN_LENGTH = 60;

/** What a page of text cannot hold: `key` is its sentence among the fields of `messages`, `part` the words it is about. */
export class ContentFault extends Error {
  override readonly name = "ContentFault";
  readonly key: FaultKey;
  readonly part: string;
  constructor(key: FaultKey, part: string) {
    super(`${key}: ${part}`);
    this.key = key;
    this.part = part.trim().slice(0, SHOWN_LENGTH);
  }
}

/**
 * Reads a file of `content`: front matter, then Markdown with `{names}` that are filled in and `{#anchors}` behind
 * headings. Names are filled in last: what a shop is called never becomes Markdown.
 *
 * @throws ContentFault that names what a page cannot hold: an unknown name or link, a heading without an anchor, and
 * every part of Markdown that has no place on a page of text, such as pictures.
 */
export function readContent(source: string, reading: Reading): FrontMatter & { blocks: Block[] } {
  const { head, body } = partsOf(source);
  const facts = head.map(([name, value]) => [name, fillIn(value, reading)]);
  const blocks = marked.lexer(body).flatMap((token) => toBlocks(token, reading));
  return { ...FrontMatter.parse(Object.fromEntries(facts)), blocks };
}

function partsOf(source: string): { head: [name: string, value: string][]; body: string } {
  const [, head, body] = FENCED.exec(source.replaceAll("\r\n", "\n")) ?? [];
  if (head === undefined || body === undefined) throw new ContentFault("textHead", source);
  const lines = head.split("\n").map((line): [string, string] => {
    const [name = "", value = ""] = line.split(/:\s+(.*)/s);
    return [name, value];
  });
  return { head: lines, body };
}

/** A file of `content` in its parts, with names still in braces. */
export function splitSource(source: string): WrittenText {
  const { head, body } = partsOf(source);
  return { ...FrontMatter.parse(Object.fromEntries(head)), body: body.trim() };
}

/** A page that was written in the studio as a file of `content`. */
export const sourceOf = ({ title, description, updatedOn, body }: WrittenText): string =>
  `---\ntitle: ${title}\ndescription: ${description}\nupdatedOn: ${updatedOn}\n---\n\n${body}\n`;

function fillIn(text: string, { values }: Reading): string {
  const unknown = [...text.matchAll(NAMES)].find(([, name = ""]) => !(name in values));
  if (unknown) throw new ContentFault("textName", unknown[0]);
  return fill(text, values);
}

function toBlocks(token: Token, reading: Reading): Block[] {
  // Safe casts: the type of a token says which one it is; marked's own union is open.
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return [toHeading(token as Tokens.Heading, reading)];
    case "paragraph":
      return [{ kind: "paragraph", children: inlines((token as Tokens.Paragraph).tokens, reading) }];
    case "html":
      return [{ kind: "paragraph", children: [{ kind: "text", text: fillIn(token.raw.trim(), reading) }] }];
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", isOrdered: ordered, items: items.map((item) => toItem(item, reading)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens, reading));
      return [{ kind: "table", header: cells(header), rows: rows.map(cells) }];
    }
    default:
      throw new ContentFault("textPart", token.raw);
  }
}

function toHeading({ depth, tokens, raw }: Tokens.Heading, reading: Reading): Block {
  const last = tokens.at(-1);
  const id = last?.type === "text" ? ANCHOR.exec(last.raw)?.[1] : undefined;
  if (id === undefined || depth !== 2) throw new ContentFault("textHeading", raw);
  const children = inlines(tokens, reading).map((part, index) =>
    index === tokens.length - 1 && part.kind === "text" ? { ...part, text: part.text.replace(ANCHOR, "") } : part,
  );
  return { kind: "heading", id, children };
}

function toItem({ tokens, raw }: Tokens.ListItem, reading: Reading): Inline[] {
  return tokens.flatMap((token) => {
    if (token.type !== "text" && token.type !== "paragraph") throw new ContentFault("textList", raw);
    return inlines(token.tokens ?? [], reading);
  });
}

const inlines = (tokens: Token[], reading: Reading): Inline[] => tokens.map((token) => toInline(token, reading));

function toInline(token: Token, reading: Reading): Inline {
  switch (token.type) {
    case "text":
    case "escape":
      return { kind: "text", text: fillIn((token as Tokens.Text).text, reading) };
    case "html":
      return { kind: "text", text: fillIn(token.raw, reading) };
    case "codespan":
      return { kind: "code", text: fillIn((token as Tokens.Codespan).text, reading) };
    case "strong":
    case "em":
      return { kind: token.type, children: inlines(token.tokens ?? [], reading) };
    case "link": {
      const { href, tokens } = token as Tokens.Link;
      return { kind: "link", href: resolveHref(href, reading), children: inlines(tokens, reading) };
    }
    case "br":
      return { kind: "break" };
    default:
      throw new ContentFault("textPart", token.raw);
  }
}

const isContentPage = (name: string): name is ContentPageName => (CONTENT_PAGES as readonly string[]).includes(name);

/** `returns.md#cost` is that page in the same language; other addresses are anchors, mail, or https. */
function resolveHref(given: string, reading: Reading): string {
  const href = fillIn(decodeBraces(given), { ...reading, values: encoded(reading.values) });
  if (/^(?:https:\/\/|mailto:|#)/.test(href)) return href;
  const [, name = "", anchor = ""] = /^([a-z-]+)\.md(#[a-z0-9-]+)?$/.exec(href) ?? [];
  if (!isContentPage(name)) throw new ContentFault("textLink", href);
  return `${routes.contentPage(reading.locale, name)}${anchor}`;
}

/** The names in an address, as the reader of Markdown leaves them. */
const decodeBraces = (href: string): string => href.replaceAll("%7B", "{").replaceAll("%7D", "}");
const encoded = (values: Reading["values"]): Reading["values"] =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURI(String(value))]));
