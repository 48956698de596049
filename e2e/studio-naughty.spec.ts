import { readFileSync } from "node:fs";
import { expect, signInAs, test } from "./fixtures";
import { makeProduct, putAway } from "./staff-products";

// Safe: the package is this list.
const naughty = JSON.parse(readFileSync("node_modules/big-list-of-naughty-strings/blns.json", "utf8")) as string[];

test("naughty strings in a product do no harm on its public page", async ({ page }) => {
  test.slow();
  await signInAs(page, "manager");
  let harmed = 0;
  page.on("dialog", (dialog) => {
    harmed += 1;
    void dialog.dismiss();
  });
  const chunks = naughty.reduce<string[]>(
    (parts, text) => {
      const last = parts.at(-1) ?? "";
      return last.length + text.length < 4_800
        ? [...parts.slice(0, -1), `${last}\n${text}`]
        : [...parts, text.slice(0, 4_800)];
    },
    [""],
  );
  const hostile = [
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} ${7*7}",
    "<!--<script>",
    "﷽",
  ];
  for (const [index, text] of chunks.entries()) {
    const name = `${hostile[index % hostile.length] ?? ""} ${String(index)}`;
    const both = { th: name, en: name };
    const made = await makeProduct(page, {
      title: both,
      ...{ description: { th: text, en: text }, materials: { th: text.slice(0, 1_900), en: name } },
      seo: { title: both, description: both },
    });
    await page.goto(`/en/p/${made.handle}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name.trim());
    await putAway(page, made);
  }
  expect(harmed).toBe(0);
});
