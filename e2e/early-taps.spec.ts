import { expect, test, textsOf } from "./fixtures";

const LATER_MS = 60;
const { product } = textsOf("en");

test("a form sent before the page listens is sent once it does, and puts nothing into the address", async ({
  page,
}) => {
  let letScriptsIn: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => (letScriptsIn = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await sent;
    await route.continue();
  });
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
  let late = 0;
  let letScriptsIn: () => void = () => undefined;
  const tapped = new Promise<void>((resolve) => (letScriptsIn = resolve));
  await page.route("**/_next/static/**/*.js", async (route) => {
    await tapped;
    // One after the other, as a slow line brings them.
    await new Promise((resolve) => setTimeout(resolve, (late += LATER_MS)));
    await route.continue();
  });
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
