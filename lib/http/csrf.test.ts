import { describe, expect, it } from "vitest";
import { assertSameOrigin } from "./csrf";

const OURS = "https://shop.example";
const attempt = (headers: Record<string, string>) => () =>
  assertSameOrigin(new Request(`${OURS}/api/x`, { method: "POST", headers }), OURS);

describe("assertSameOrigin", () => {
  it("lets our own pages write", () => {
    expect(attempt({ "sec-fetch-site": "same-origin" })).not.toThrow();
    expect(attempt({ origin: OURS })).not.toThrow();
  });
  it.each([
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "cross-site", origin: OURS },
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://shop.example.evil.example" },
    {},
  ])("refuses %j", (headers) => {
    expect(attempt(headers as Record<string, string>)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
