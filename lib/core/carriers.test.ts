import { describe, expect, it } from "vitest";
import { CARRIER_IDS, carrierName, trackingUrl } from "./carriers";
import { LOCALES } from "./locale";

describe("trackingUrl", () => {
  it("leads to each known carrier over https, with the number and nothing that it could smuggle in", () => {
    for (const carrier of CARRIER_IDS) {
      for (const locale of LOCALES) {
        const url = new URL(trackingUrl(carrier, "EX1&x=<y>", locale) ?? "");
        expect(url.protocol).toBe("https:");
        expect([...url.searchParams.values()]).toContain("EX1&x=<y>");
      }
    }
  });
  it("leads nowhere for another carrier, or without a number", () => {
    expect(trackingUrl("Uncle Somchai", "1", "en")).toBeNull();
    expect(trackingUrl("constructor", "1", "en")).toBeNull();
    expect(trackingUrl("kex", "", "en")).toBeNull();
    expect(trackingUrl(null, "1", "en")).toBeNull();
  });
});

describe("carrierName", () => {
  it("names a known carrier in the language, and another one as it was typed", () => {
    expect(carrierName("thailand_post", "th")).toBe("ไปรษณีย์ไทย (EMS)");
    expect(carrierName("Uncle Somchai", "th")).toBe("Uncle Somchai");
  });
});
