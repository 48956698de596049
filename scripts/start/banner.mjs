import { missingParties } from "./settings.mjs";

const WIDTH = 12;
const TRY_IT = "no account needed; pay with card 4242 4242 4242 4242, any later month, any three digits";

/** What there is to see, and where. The very last line says that all of it answers. */
export function banner({ given, port, ports, logs }) {
  const missing = missingParties(given);
  const shop = `http://localhost:${port}`;
  const lines = [
    ["Shop", `${shop}/th  ${shop}/en`],
    ...(missing.mail ? [["Mail inbox", `http://localhost:${ports.mail}`]] : []),
    ...(missing.stripe
      ? [
          ["Stripe", `http://localhost:${ports.stripe} (a stand-in: no money moves)`],
          ["Try it", TRY_IT],
        ]
      : []),
    [
      "Studio",
      `${shop}/th/sign-in as mali@lamai.example (admin), ton@ (manager), fah@ (curator); the code is in the inbox`,
    ],
    ["Logs", logs],
  ];
  const body = lines.map(([name, text]) => `  ${name.padEnd(WIDTH)}${text}`).join("\n");
  return `\n${body}\n\nready ${shop}\n`;
}
