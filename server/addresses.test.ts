import { describe, expect, it } from "vitest";
import { isReadable, withReadablePath } from "./addresses.mjs";

describe("isReadable", () => {
  it.each(["/", "/th/p/moon-jar", "/th/tag/%E0%B8%81", "/th/p/%2F", "/th/p/%25", "/th/search?q=%E0%B8"])(
    "takes %s",
    (address) => expect(isReadable(address)).toBe(true),
  );
  it.each(["/th/p/%E0%B8", "/%", "/th/p/50%", "/th/p/%ZZ", "/api/%FF?q=1", "/th/p/%00", "/th/%ED%A0%80"])(
    "refuses %s",
    (address) => expect(isReadable(address)).toBe(false),
  );
});

describe("withReadablePath", () => {
  it.each([
    ["/th/p/%E0%B8", "/th/p/%25E0%25B8"],
    ["/th/p/50%", "/th/p/50%25"],
    ["/th/p/%00", "/th/p/%2500"],
    ["/th/tag/%E0%B8%81/%ZZ?q=%E0", "/th/tag/%E0%B8%81/%25ZZ?q=%E0"],
  ])("reads the broken signs of %s as themselves", (address, expected) => {
    expect(withReadablePath(address)).toBe(expected);
    expect(isReadable(expected)).toBe(true);
  });
  it("leaves a good address as it is", () => {
    expect(withReadablePath("/th/tag/%E0%B8%81?q=%")).toBe("/th/tag/%E0%B8%81?q=%");
  });
});
