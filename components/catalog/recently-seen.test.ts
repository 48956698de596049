import { describe, expect, it } from "vitest";
import { parseSeen, type Seen, withSeen } from "./recently-seen";

const seen = (handle: string, titles: Seen["titles"] = { en: handle }): Seen => ({
  ...{ handle, titles, pictureKey: `${handle}-1`, placeholder: "none" },
  price: { amount: 49_000, currency: "THB" },
});

describe("withSeen", () => {
  it("puts the latest first and names each product once", () => {
    const list = [seen("cup"), seen("bowl"), seen("cup")].reduce<Seen[]>(withSeen, []);
    expect(list.map(({ handle }) => handle)).toEqual(["cup", "bowl"]);
  });

  it("forgets the oldest beyond twelve", () => {
    const list = Array.from({ length: 15 }, (_, index) => seen(`cup-${index}`)).reduce<Seen[]>(withSeen, []);
    expect(list).toHaveLength(12);
    expect(list.at(-1)?.handle).toBe("cup-3");
  });

  it("keeps a product's title in every language in which it was seen", () => {
    const [cup] = withSeen([seen("cup", { th: "แก้ว" })], seen("cup", { en: "Cup" }));
    expect(cup?.titles).toEqual({ th: "แก้ว", en: "Cup" });
  });
});

describe("parseSeen", () => {
  it("reads back what was written", () => {
    const list = [seen("cup"), seen("bowl")];
    expect(parseSeen(JSON.stringify(list))).toEqual(list);
  });

  it.each([null, "", "{", "7", "{}", '["cup"]', "[null]", '[{"handle":1}]', '[{"handle":"cup","titles":{"en":1}}]'])(
    "takes %j for nothing seen",
    (stored) => {
      expect(parseSeen(stored)).toEqual([]);
    },
  );

  it("reads twelve at most", () => {
    expect(parseSeen(JSON.stringify(Array.from({ length: 40 }, () => seen("cup"))))).toHaveLength(12);
  });
});
