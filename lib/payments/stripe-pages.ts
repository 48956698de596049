import { askStripe } from "./stripe";

type Page<Listed> = { data: Listed[]; has_more: boolean };
type After = { starting_after?: string };

/**
 * A list of Stripe in pages of a hundred, one call each, so that nothing grows with the list.
 *
 * @param list Asks for the page after an id.
 * @param read What is kept of each; null for what is not ours.
 * @throws DomainError `unavailable` `payment-unavailable`.
 */
export async function* pagesOf<Listed extends { id: string }, Row>(
  list: (after: After) => Promise<Page<Listed>>,
  read: (listed: Listed) => Row | null,
): AsyncGenerator<Row[]> {
  let after: After = {};
  for (;;) {
    const page = await askStripe(() => list(after));
    yield page.data.map(read).filter((row) => row !== null);
    const last = page.data.at(-1);
    if (!page.has_more || !last) return;
    after = { starting_after: last.id };
  }
}

/** All pages as one list. */
export async function collect<Row>(pages: AsyncIterable<Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}
