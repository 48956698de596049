import { z } from "zod";
import type { ContentPageName } from "@/lib/core/routes";

/** What stands between the lines at the head of a file of `content`. */
export const FrontMatter = z.strictObject({
  title: z.string().min(1).max(60),
  description: z.string().min(1).max(160),
  updatedOn: z.iso.date(),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** A piece of a line. There is no raw HTML among them: what looks like it is text. */
export type Inline =
  | { kind: "text" | "code"; text: string }
  | { kind: "strong" | "em"; children: Inline[] }
  | { kind: "link"; href: string; children: Inline[] }
  | { kind: "break" };

/** A part of a page, in the order in which they are read. */
export type Block =
  | { kind: "heading"; id: string; children: Inline[] }
  | { kind: "paragraph"; children: Inline[] }
  | { kind: "list"; isOrdered: boolean; items: Inline[][] }
  | { kind: "table"; header: Inline[][]; rows: Inline[][][] };

/** A page of `content` in one language, ready to be drawn. */
export type ContentPage = FrontMatter & { name: ContentPageName; blocks: Block[] };
