/** Facts about a page for machines. Data, not a script: the security policy lets it be, and no browser runs it. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  return <script type="application/ld+json">{JSON.stringify(data).replaceAll("<", "\\u003c")}</script>;
}
