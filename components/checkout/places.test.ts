import { describe, expect, it } from "vitest";
import { fillIn, placeLabel } from "./places";

const NOTHING = { subdistrict: "", district: "", province: "" };
const KHLONG_TOEI = { subdistrict: "คลองเตย", district: "คลองเตย", province: "กรุงเทพมหานคร" };
const KHLONG_TAN = { ...KHLONG_TOEI, subdistrict: "คลองตัน" };
const SI_PHUM = { subdistrict: "ศรีภูมิ", district: "เมืองเชียงใหม่", province: "เชียงใหม่" };

describe("fillIn", () => {
  it("fills everything in for a code with one place", () => {
    expect(fillIn([SI_PHUM], NOTHING, [])).toEqual(SI_PHUM);
  });

  it("leaves open what the places of a code differ in", () => {
    expect(fillIn([KHLONG_TOEI, KHLONG_TAN], NOTHING, [])).toEqual({ ...KHLONG_TOEI, subdistrict: "" });
  });

  it("completes a subdistrict that was typed before the code", () => {
    expect(fillIn([KHLONG_TOEI, KHLONG_TAN], { ...NOTHING, subdistrict: "คลองตัน" }, [])).toEqual(KHLONG_TAN);
  });

  it("replaces what came from the code before", () => {
    expect(fillIn([SI_PHUM], KHLONG_TAN, [KHLONG_TOEI, KHLONG_TAN])).toEqual(SI_PHUM);
  });

  it("leaves alone what somebody typed", () => {
    const typed = { ...NOTHING, district: "Khlong Toei" };
    expect(fillIn([KHLONG_TOEI, KHLONG_TAN], typed, [])).toMatchObject({ district: "Khlong Toei" });
  });
});

describe("placeLabel", () => {
  it("names the district only where a code serves several", () => {
    expect(placeLabel(KHLONG_TAN, [KHLONG_TOEI, KHLONG_TAN])).toBe("คลองตัน");
    expect(placeLabel(KHLONG_TAN, [KHLONG_TAN, SI_PHUM])).toBe("คลองตัน, คลองเตย");
  });
});
