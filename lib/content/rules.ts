import { marked, type Token, type Tokens } from "marked";
import { fill } from "@/lib/core/fill";
import type { Locale } from "@/lib/core/locale";
import { CONTENT_PAGES, type ContentPageName, routes } from "@/lib/core/routes";
import { type Block, FrontMatter, type Inline } from "./contract";

type Reading = { locale: Locale; values: Record<string, string | number> };

const FENCED = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;
const ANCHOR = /\s*\{#([a-z][a-z0-9-]*)\}$/;
const UNFILLED = /\{\w+\}/;

/**
 * Reads a file of `content`: front matter, then Markdown with `{names}` that are filled in and `{#anchors}` behind
 * headings.
 *
 * @throws Error that names what a page cannot hold: an unknown name or link, a heading without an anchor, and every
 * part of Markdown that has no place on a page of text, such as pictures.
 */
export function readContent(source: string, reading: Reading): FrontMatter & { blocks: Block[] } {
  const text = fill(source.replaceAll("\r\n", "\n"), reading.values);
  const unfilled = UNFILLED.exec(text);
  if (unfilled) throw new Error(`${unfilled[0]} is no name that a page may use.`);
  const [, head, body] = FENCED.exec(text) ?? [];
  if (head === undefined || body === undefined) throw new Error("A page begins with its front matter between ---.");
  const facts = head.split("\n").map((line) => line.split(/:\s+(.*)/s).slice(0, 2));
  const blocks = marked.lexer(body).flatMap((token) => toBlocks(token, reading.locale));
  return { ...FrontMatter.parse(Object.fromEntries(facts)), blocks };
}

function toBlocks(token: Token, locale: Locale): Block[] {
  // Safe casts: the type of a token says which one it is; marked's own union is open.
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return [toHeading(token as Tokens.Heading, locale)];
    case "paragraph":
      return [{ kind: "paragraph", children: inlines((token as Tokens.Paragraph).tokens, locale) }];
    case "html":
      return [{ kind: "paragraph", children: [{ kind: "text", text: token.raw.trim() }] }];
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", isOrdered: ordered, items: items.map((item) => toItem(item, locale)) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const cells = (row: Tokens.TableCell[]) => row.map((cell) => inlines(cell.tokens, locale));
      return [{ kind: "table", header: cells(header), rows: rows.map(cells) }];
    }
    default:
      throw new Error(`A page cannot hold this: ${token.raw.trim()}`);
  }
}

function toHeading({ depth, tokens, raw }: Tokens.Heading, locale: Locale): Block {
  const last = tokens.at(-1);
  const id = last?.type === "text" ? ANCHOR.exec(last.raw)?.[1] : undefined;
  if (id === undefined || depth !== 2) throw new Error(`A heading is "## Words {#anchor}", not: ${raw.trim()}`);
  const children = inlines(tokens, locale).map((part, index) =>
    index === tokens.length - 1 && part.kind === "text" ? { ...part, text: part.text.replace(ANCHOR, "") } : part,
  );
  return { kind: "heading", id, children };
}

function toItem({ tokens, raw }: Tokens.ListItem, locale: Locale): Inline[] {
  return tokens.flatMap((token) => {
    if (token.type !== "text" && token.type !== "paragraph") throw new Error(`A list holds lines only: ${raw.trim()}`);
    return inlines(token.tokens ?? [], locale);
  });
}

const inlines = (tokens: Token[], locale: Locale): Inline[] => tokens.map((token) => toInline(token, locale));

function toInline(token: Token, locale: Locale): Inline {
  switch (token.type) {
    case "text":
    case "escape":
      return { kind: "text", text: (token as Tokens.Text).text };
    case "html":
      return { kind: "text", text: token.raw };
    case "codespan":
      return { kind: "code", text: (token as Tokens.Codespan).text };
    case "strong":
    case "em":
      return { kind: token.type, children: inlines(token.tokens ?? [], locale) };
    case "link": {
      const { href, tokens } = token as Tokens.Link;
      return { kind: "link", href: resolveHref(href, locale), children: inlines(tokens, locale) };
    }
    case "br":
      return { kind: "break" };
    default:
      throw new Error(`A line cannot hold this: ${token.raw}`);
  }
}

const isContentPage = (name: string): name is ContentPageName => (CONTENT_PAGES as readonly string[]).includes(name);

/** `returns.md#cost` is that page in the same language; other addresses are anchors, mail, or https. */
function resolveHref(href: string, locale: Locale): string {
  if (/^(?:https:\/\/|mailto:|#)/.test(href)) return href;
  const [, name = "", anchor = ""] = /^([a-z-]+)\.md(#[a-z0-9-]+)?$/.exec(href) ?? [];
  if (!isContentPage(name)) throw new Error(`${href} is no address that a page may link to.`);
  return `${routes.contentPage(locale, name)}${anchor}`;
}
