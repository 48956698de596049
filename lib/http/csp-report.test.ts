import { describe, expect, it } from "vitest";
import { readCspReports } from "./csp-report";

const SHOP = "https://shop.example";

describe("readCspReports", () => {
  it("reads both forms that browsers send", () => {
    const old = {
      "csp-report": {
        "document-uri": `${SHOP}/th/shop?x=1`,
        "violated-directive": "script-src-elem https://a.example",
        "blocked-uri": "https://evil.example/a.js?b=c",
      },
    };
    const reported = { documentURL: `${SHOP}/en`, effectiveDirective: "style-src", blockedURL: "inline" };
    expect(readCspReports(old)).toEqual([
      { directive: "script-src-elem", blocked: "https://evil.example", path: "/th/shop" },
    ]);
    expect(readCspReports([{ type: "csp-violation", body: reported }])).toEqual([
      { directive: "style-src", blocked: "inline", path: "/en" },
    ]);
  });

  it.each([
    `${SHOP}/th/orders/0189-secret.c2VjcmV0`,
    `${SHOP}/th/checkout/return?session_id=cs_test_secret`,
    `https://user:secret@shop.example/th#secret`,
  ])("keeps no key that is in %s", (address) => {
    const body = { documentURL: address, blockedURL: address, effectiveDirective: "img-src" };
    expect(JSON.stringify(readCspReports({ body }))).not.toContain("secret");
  });

  it.each([null, 7, "x", [], [null], { "csp-report": [] }])("makes of %j nothing that could fail", (body) => {
    for (const report of readCspReports(body)) expect(report).toEqual({ directive: "", blocked: "", path: "" });
  });
});
