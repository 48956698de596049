import { defineConfig } from "@playwright/test";

const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const LAPTOP = { viewport: { width: 1280, height: 800 }, locale: "en-GB", timezoneId: "Asia/Bangkok" };

const env = process.env;

export default defineConfig({
  testDir: "e2e",
  fullyParallel: false,
  workers: 4,
  // Whoever passes only at the second try is named at the end of the run: a flaw of the test or of the shop.
  retries: 1,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [["line"], ["json"]],
  use: {
    baseURL: `http://localhost:${env["E2E_PORT"] ?? "3000"}`,
    trace: "off",
    launchOptions: { executablePath: env["CHROME_PATH"] ?? "/usr/bin/chromium", args: ARGS },
  },
  projects: [
    {
      name: "phone",
      testIgnore: /(?:desktop|studio-\w+)\.spec/,
      use: {
        viewport: { width: 360, height: 800 },
        // The bytes of pictures are those of a phone's screen in `budgets.spec`; elsewhere nobody looks so closely.
        deviceScaleFactor: 1,
        isMobile: true,
        hasTouch: true,
        userAgent:
          "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
        locale: "th-TH",
        timezoneId: "Asia/Bangkok",
      },
    },
    {
      // What the phone has shown in both languages, in English; what it has played by turns, in the same turns. Before
      // staff publish what stands above it in the feed.
      name: "wide",
      testMatch: /\/(?:feed|look|product|related)\.spec/,
      grep: /(?:look|related)\.spec|\(en\)/,
      use: LAPTOP,
    },
    {
      name: "desktop",
      testMatch: /(?:desktop|studio-\w+)\.spec/,
      use: LAPTOP,
    },
  ],
});
