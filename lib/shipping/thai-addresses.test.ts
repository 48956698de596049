import { describe, expect, it } from "vitest";
import { listThaiLocalities, listThaiProvinces } from "./thai-addresses";

function lines(postalCode: string): string[] {
  return listThaiLocalities(postalCode).map(({ subdistrict, district, province }) =>
    [subdistrict, district, province].map(({ th, en }) => `${th} ${en}`).join(", "),
  );
}

describe("listThaiLocalities", () => {
  it("names every subdistrict of a postal code in Thai and English", () => {
    expect(lines("50200")).toEqual([
      "พระสิงห์ Phra Sing, เมืองเชียงใหม่ Mueang Chiang Mai, เชียงใหม่ Chiang Mai",
      "ศรีภูมิ Si Phum, เมืองเชียงใหม่ Mueang Chiang Mai, เชียงใหม่ Chiang Mai",
      "สุเทพ Suthep, เมืองเชียงใหม่ Mueang Chiang Mai, เชียงใหม่ Chiang Mai",
    ]);
  });

  it("keeps the districts apart that share a postal code", () => {
    expect(lines("10110")).toContain("คลองเตย Khlong Toei, คลองเตย Khlong Toei, กรุงเทพมหานคร Bangkok");
    expect(lines("10110")).toContain("คลองตันเหนือ Khlong Tan Nuea, วัฒนา Watthana, กรุงเทพมหานคร Bangkok");
    expect(lines("83000")).toContain("ตลาดใหญ่ Talat Yai, เมืองภูเก็ต Mueang Phuket, ภูเก็ต Phuket");
    expect(lines("83000")).toContain("พรุใน Phru Nai, เกาะยาว Ko Yao, พังงา Phang Nga");
  });

  it("gives nothing for a code that does not exist", () => {
    expect(listThaiLocalities("99999")).toEqual([]);
    expect(listThaiLocalities("constructor")).toEqual([]);
  });
});

describe("listThaiProvinces", () => {
  it("names all 77, each with a postal code of its own that lies in it", () => {
    const provinces = listThaiProvinces();
    expect(provinces).toHaveLength(77);
    expect(new Set(provinces.map(({ postalCode }) => postalCode)).size).toBe(77);
    for (const { postalCode, name } of provinces) {
      expect(listThaiLocalities(postalCode).map(({ province }) => province.th)).toContain(name.th);
    }
  });

  it("takes a code that begins as most of the province's do", () => {
    const codes = new Map(listThaiProvinces().map(({ postalCode, name }) => [name.en, postalCode.slice(0, 2)]));
    expect(codes.get("Chiang Mai")).toBe("50");
    expect(codes.get("Mae Hong Son")).toBe("58");
    expect(codes.get("Phang Nga")).toBe("82");
    expect(codes.get("Samut Prakan")).toBe("10");
  });
});
