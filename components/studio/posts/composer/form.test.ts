import { describe, expect, it } from "vitest";
import type { StaffMedia } from "@/lib/posts/staff-client";
import { partOf, placeOf, shownPart, tagsAfterCrop } from "./crop-rules";
import { defaultAlt, differingParts, moved, tagAt, toDraft } from "./form";

const picture = (overrides: Partial<StaffMedia> = {}): StaffMedia => ({
  ...{ id: "1", key: "u-1", width: 1080, height: 1350, placeholder: "none", durationMs: null, tags: [] },
  ...{ alt: { th: "", en: "" }, whole: null },
  ...overrides,
});
const tag = (variantId: string, x = 0.5, y = 0.5) => ({ variantId, x, y });
const products = new Map([
  ["cup", { title: { th: "ถ้วย", en: "Cup" }, choice: { th: "", en: "" } }],
  ["vase", { title: { th: "แจกัน", en: "Vase" }, choice: { th: "", en: "" } }],
]);

describe("what a picture shows", () => {
  it("is by default the names of what is tagged, each once", () => {
    const tagged = picture({ tags: [tag("cup"), tag("vase"), tag("unknown")] });
    expect(defaultAlt(tagged, products, "en")).toBe("Cup, Vase");
    expect(toDraft({ caption: { th: "", en: "" }, media: [tagged] }, products).media[0]?.alt.th).toBe("ถ้วย, แจกัน");
  });

  it("is what somebody wrote in its place", () => {
    const written = picture({ tags: [tag("cup")], alt: { th: "เช้า", en: "" } });
    expect(toDraft({ caption: { th: "", en: "" }, media: [written] }, products).media[0]?.alt).toEqual({
      th: "เช้า",
      en: "Cup",
    });
  });
});

describe("differingParts", () => {
  const draftOf = (tags: StaffMedia["tags"], en = "Hello") =>
    toDraft({ caption: { th: "", en }, media: [picture({ tags })] }, products);

  it("sees no difference in the order of tags or spaces at the ends", () => {
    expect(
      differingParts(draftOf([tag("cup", 0.1), tag("vase")]), draftOf([tag("vase"), tag("cup", 0.1)], " Hello ")),
    ).toEqual([]);
  });

  it("names what differs", () => {
    expect(differingParts(draftOf([tag("cup")]), draftOf([tag("cup", 0.1)], "Bye"))).toEqual(["caption", "media"]);
  });
});

describe("moved and tagAt", () => {
  it("puts a thing elsewhere and leaves the list alone beyond its ends", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
  });

  it("keeps a tag on its picture", () => {
    expect(tagAt([tag("cup"), tag("vase")], "cup", { x: -0.2, y: 1.4 })).toEqual([tag("cup", 0, 1), tag("vase")]);
  });
});

describe("the part of a picture that is shown", () => {
  it("is its middle in the form of a post", () => {
    expect(shownPart({ width: 1080, height: 1350 })).toEqual({ x: 0, y: 0, width: 1, height: 1 });
    expect(shownPart({ width: 1600, height: 1000 })).toEqual({ x: 0.25, y: 0, width: 0.5, height: 1 });
    expect(shownPart({ width: 800, height: 2000 })).toEqual({ x: 0, y: 0.25, width: 1, height: 0.5 });
  });

  it("stays within the picture wherever its middle is wished", () => {
    const square = { width: 1000, height: 1000 };
    const part = partOf(square, 0.5, { x: 0, y: 1 });
    expect([part.x, part.y]).toEqual([0, 0.5]);
    expect(placeOf(square, part)).toEqual({ scale: 0.5, x: 0.2, y: 0.75 });
  });
});

describe("tagsAfterCrop", () => {
  const whole = { key: "u-1", width: 1600, height: 1000 };
  const before = picture({ width: 1080, height: 675, whole: { ...whole, crop: null } });

  it("leaves a tag on its thing: the middle of the whole stays there", () => {
    const crop = partOf(whole, 0.5, { x: 0.5, y: 0.5 });
    const after = picture({ whole: { ...whole, crop } });
    const [middle, near] = tagsAfterCrop({ ...before, tags: [tag("cup"), tag("vase", 0.5, 0.4)] }, after);
    expect([middle?.x, middle?.y]).toEqual([0.5, 0.5]);
    expect(near?.y).toBeCloseTo(0.3, 6);
  });

  it("comes back where it was when the whole is shown again, and lets go of what is cut off", () => {
    const crop = partOf(whole, 0.5, { x: 0.5, y: 0.5 });
    const after = picture({ whole: { ...whole, crop } });
    const kept = tagsAfterCrop({ ...before, tags: [tag("cup", 0.4, 0.6), tag("vase", 0.02, 0.02)] }, after);
    expect(kept.map(({ variantId }) => variantId)).toEqual(["cup"]);
    const [back] = tagsAfterCrop({ ...after, tags: kept }, before);
    expect(back?.x).toBeCloseTo(0.4, 6);
    expect(back?.y).toBeCloseTo(0.6, 6);
  });
});
