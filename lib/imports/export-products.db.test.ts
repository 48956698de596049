import { describe, expect, it } from "vitest";
import { listDrafts } from "@/lib/catalog";
import { ProductDraft } from "@/lib/catalog/staff-contract";
import type { Context } from "@/lib/db/context";
import { createProduct } from "@/lib/publishing";
import { withContext } from "@/lib/testing/database";
import { createDevice } from "@/lib/testing/factories";
import { bring, fileOf, read, rowsOf } from "@/lib/testing/imports";
import { draftOf, pictureOf, shelfOf } from "@/lib/testing/product-drafts";
import { asStaff } from "@/lib/testing/staff";
import { exportProducts } from "./export-products";
import { readCsv } from "./read-csv";
import { exportRefused } from "./refused-csv";

const visitor = { kind: "visitor" } as const;
const both = (text: string) => ({ th: text, en: text });

async function textOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

async function cellsOf(text: string): Promise<Record<string, string>[]> {
  const rows: string[][] = [];
  for await (const { cells } of readCsv(Buffer.from(text))) rows.push(cells);
  const [header = [], ...others] = rows;
  return others.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""])));
}

/** Products with everything that could be lost on the way through a file. */
async function richProducts(ctx: Context): Promise<ProductDraft[]> {
  const second = await pictureOf(ctx);
  const rich = await draftOf(ctx, {
    title: { th: "ถ้วย", en: '=HYPERLINK("http://x")' },
    description: { th: "บรรทัดแรก\n\n\n  เว้น <b>ไว้</b>", en: "-1 &amp; +2" },
    materials: { th: "@ดิน", en: "" },
    care: { th: "'=quoted", en: "+66 2" },
    dimensionsMm: { width: 80.5, depth: 81, height: 90 },
    tags: ["clay", "ของขวัญ"],
    seo: { title: { th: "", en: "Cup, best" }, description: both("") },
  });
  rich.pictures.push({ mediaId: second, alt: { th: "ข้าง", en: "Side" }, sku: null });
  const label = (text: string) => ({ th: `${text} ไทย`, en: text });
  const codes = ["a", "b", "c", "d"];
  const many = await draftOf(ctx, {
    status: "draft",
    options: codes.map((code) => ({
      code,
      label: label(code),
      values: [{ code: "x", label: label("X"), hex: "#aabbcc" }],
    })),
    variants: [
      {
        ...{
          sku: "MANY",
          gtin: null,
          optionValues: Object.fromEntries(codes.map((code) => [code, "x"])),
          mediaId: null,
        },
        prices: [
          { currency: "JPY", amount: 1_999, compareAtAmount: null },
          { currency: "KWD", amount: 5_125, compareAtAmount: 6_000 },
          { currency: "THB", amount: 59_050, compareAtAmount: null },
        ],
      },
    ],
    pictures: [],
  });
  const one = await draftOf(ctx, { options: [], variants: [single("ONE")], pictures: [], status: "draft" });
  return [rich, many, one].map((draft) => ProductDraft.parse(draft));
}

const single = (sku: string): ProductDraft["variants"][number] => ({
  ...{ sku, gtin: null, optionValues: {}, mediaId: null },
  prices: [{ currency: "THB", amount: 1, compareAtAmount: null }],
});

describe("exportProducts", () => {
  it("writes a file that changes nothing when it comes back", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const made: string[] = [];
      for (const draft of await richProducts(ctx)) made.push((await createProduct(ton, draft)).id);
      const before = await listDrafts(ctx.db, made);
      const text = await textOf(exportProducts(ton));
      const id = await bring(ton, Buffer.from(text));
      expect((await rowsOf(ton, id)).map(({ state, errors }) => [state, errors])).toEqual(
        made.map(() => ["unchanged", []]),
      );
      expect(await listDrafts(ctx.db, made)).toEqual(before);
      expect((await read(ton, id)).counts).toMatchObject({ unchanged: 3, pictures: 0 });
    }));

  it("brings back by a file what was changed in the shop meanwhile", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      const draft = await draftOf(ctx);
      const { id: productId } = await createProduct(ton, draft);
      const text = await textOf(exportProducts(ton));
      const edited = text.replaceAll("690.00", "1,290.50").replaceAll("Morning cup", "Evening cup");
      await bring(ton, Buffer.from(edited.replaceAll("1,290.50", '"1,290.50"')));
      const [after] = await listDrafts(ctx.db, [productId]);
      expect(after?.draft.title).toEqual({ th: draft.title.th, en: "Evening cup" });
      expect(after?.draft.variants[1]?.prices).toEqual([{ currency: "THB", amount: 129_050, compareAtAmount: null }]);
    }));

  it("holds no cell that a spreadsheet would run", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      for (const draft of await richProducts(ctx)) await createProduct(ton, draft);
      const rows = await cellsOf(await textOf(exportProducts(ton)));
      expect(rows[0]?.["Title"]).toBe(`'=HYPERLINK("http://x")`);
      expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    }));

  it("gives nothing to strangers and to curators", () =>
    withContext(visitor, async (ctx) => {
      const { id: deviceId } = await createDevice(ctx);
      const fah = await asStaff(ctx, "curator");
      expect(() => exportProducts({ ...ctx, actor: { kind: "device", deviceId } })).toThrow(/page/);
      expect(() => exportProducts(fah)).toThrow(/manager/);
      await expect(exportRefused(fah, crypto.randomUUID(), "en")).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("exportRefused", () => {
  it("gives the refused rows with what is wrong in each, which can be mended and brought again", () =>
    withContext(visitor, async (ctx) => {
      const ton = await asStaff(ctx, "manager");
      await shelfOf(ctx);
      const id = await bring(
        ton,
        fileOf("cup,=Cup,,,Size,S,CUP-S,1,free,,", "cup,,,,,L,CUP-L,1,5,,", "jar,Jar,,,,,JAR,1,5,,"),
      );
      const { fileName, text } = await exportRefused(ton, id, "th");
      expect(fileName).toBe("products");
      const csv = await textOf(text);
      const rows = await cellsOf(csv);
      expect(rows.map((row) => [row["Handle"], row["Title"], row["บรรทัด"], row["สิ่งที่ต้องแก้"]])).toEqual([
        ["cup", "'=Cup", "2", "Variant Price: ไม่ใช่จำนวนเงิน"],
        ["cup", "", "3", ""],
      ]);
      const again = await bring(ton, Buffer.from(csv.replace("free", "5")));
      expect((await rowsOf(ton, again)).map(({ state, title }) => [state, title])).toEqual([["created", "=Cup"]]);
    }));
});
