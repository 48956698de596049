const ENTITIES: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ensp: " ", emsp: " ", shy: "", zwnj: "", zwj: "" },
  ...{ ndash: "–", mdash: "—", hellip: "…", bull: "•", middot: "·", times: "×", divide: "÷", deg: "°", plusmn: "±" },
  ...{ lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", laquo: "«", raquo: "»", sbquo: "‚", bdquo: "„", prime: "′" },
  ...{ copy: "©", reg: "®", trade: "™", euro: "€", pound: "£", yen: "¥", cent: "¢", sect: "§", para: "¶", micro: "µ" },
  ...{ frac12: "½", frac14: "¼", frac34: "¾", sup2: "²", sup3: "³", rarr: "→", larr: "←", check: "✓", hearts: "♥" },
  ...{ eacute: "é", egrave: "è", ecirc: "ê", agrave: "à", aacute: "á", acirc: "â", ccedil: "ç", uuml: "ü", ouml: "ö" },
  ...{ auml: "ä", ntilde: "ñ", oacute: "ó", iacute: "í", uacute: "ú", ocirc: "ô", icirc: "î", szlig: "ß", oslash: "ø" },
};

/** Elements of which nothing is read. */
const SILENT = /<(script|style|template|noscript|iframe|svg|head|title|textarea)\b[^<>]*>[\s\S]*?(<\/\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(-->|$)/g;
const BREAK = /<br\b[^<>]*>|<\/(td|th|dt)\s*>/gi;
const BULLET = /<li\b[^<>]*>/gi;
const BLOCK =
  /<\/?(p|div|h[1-6]|ul|ol|table|tr|blockquote|section|article|header|footer|figure|hr|dl|dd|pre)\b[^<>]*>/gi;
/** Whatever else begins like a tag. */
const TAG = /<\/?[a-z!?][^<>]*>?/gi;

function character(entity: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(entity) ?? [];
  if (hex === undefined && decimal === undefined) return ENTITIES[entity] ?? `&${entity};`;
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const isLetter =
    point > 31 && point <= 0x10_ffff && !(point >= 0xd800 && point <= 0xdfff) && !(point > 126 && point < 160);
  return isLetter ? String.fromCodePoint(point) : " ";
}

/**
 * The text of a description that may be HTML: paragraphs and points of lists stay lines, everything else of it goes.
 *
 * @param html A description as other shops write it; text that is none stays as it is.
 */
export function plainTextOf(html: string): string {
  const isHtml = /<\/?[a-z][^<>]*>|<!--/i.test(html);
  if (!isHtml && !/&(#\w+|[a-z0-9]+);/i.test(html)) return tidied(html);
  // In HTML a line end of the source is a space; in plain text it is meant.
  const text = isHtml ? html.replaceAll(/\s+/g, " ") : html;
  return tidied(
    text
      .replaceAll(COMMENT, " ")
      .replaceAll(SILENT, " ")
      .replaceAll(BREAK, "\n")
      .replaceAll(BULLET, "\n• ")
      .replaceAll(BLOCK, "\n\n")
      .replaceAll(TAG, "")
      .replaceAll(/&(#\w{1,8}|[a-z][a-z0-9]{1,30});/gi, (_, entity: string) => character(entity)),
  );
}

const tidied = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[ \t\u00a0]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
