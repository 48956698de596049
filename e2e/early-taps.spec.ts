import type { Page } from "@playwright/test";
import { expect, test, textsOf } from "./fixtures";

const LATER_MS = 60;
const { product } = textsOf("en");

/** Holds the scripts of a page back, as a slow line does. @returns Lets them in, one after the other. */
async function holdScripts(page: Page): Promise<() => void> {
  let late = 0;
  let letIn: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (letIn = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await done;
    await new Promise((resolve) => setTimeout(resolve, (late += LATER_MS)));
    await route.continue();
  });
  return letIn;
}

test("a form sent before the page listens is sent once it does, and puts nothing into the address", async ({
  page,
}) => {
  const letScriptsIn = await holdScripts(page);
  const { signIn } = textsOf("en").studio;
  const opened = page.goto("/en/sign-in");
  await page.getByLabel(signIn.email).fill("ton@lamai.example");
  await page.keyboard.press("Enter");
  letScriptsIn();
  await opened;
  await expect(page.getByLabel(signIn.code)).toBeFocused();
  expect(new URL(page.url()).search).toBe("");
});

test("a tap before the page listens is done once, as soon as it listens", async ({ page }) => {
  const letScriptsIn = await holdScripts(page);
  const writes: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") writes.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  const opened = page.goto("/en/p/moon-jar");
  const save = page.getByRole("button", { name: product.save }).first();
  await save.click();
  await save.click();
  letScriptsIn();
  await opened;
  await expect(save).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("link", { name: textsOf("en").saving.see })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(writes.filter((write) => write.endsWith("/save"))).toHaveLength(1);
});

test("what is chosen before the page listens is chosen, the last one of two", async ({ page }) => {
  const letScriptsIn = await holdScripts(page);
  const opened = page.goto("/en/p/moon-jar");
  const values = page.getByRole("radio");
  await values.nth(2).check({ force: true });
  await values.nth(1).check({ force: true });
  letScriptsIn();
  await opened;
  const label = (await values.nth(1).locator("xpath=..").textContent()) ?? "nothing";
  await expect(page.getByRole("group").first().locator("legend")).toContainText(label);
  await expect(values.nth(1)).toBeChecked();
});

test("what is typed before the page listens is searched for", async ({ page }) => {
  const letScriptsIn = await holdScripts(page);
  const opened = page.goto("/en/search");
  await page.getByRole("combobox").pressSequentially("candle");
  letScriptsIn();
  await opened;
  await expect(page.getByRole("option").first()).toBeVisible();
  await expect(page.getByRole("combobox")).toHaveValue("candle");
});
