import type { LocalText } from "@/lib/core/locale";
import type { SizeGuide } from "@/lib/db/schema/catalog";

type Column = SizeGuide["columns"][number];

const COLUMNS = {
  diameter: { th: "เส้นผ่านศูนย์กลาง", en: "Diameter" },
  mouth: { th: "ปากแจกัน", en: "Mouth" },
  width: { th: "กว้าง", en: "Width" },
  length: { th: "ยาว", en: "Length" },
  height: { th: "สูง", en: "Height" },
  inner: { th: "วงใน", en: "Inside diameter" },
  around: { th: "รอบวง", en: "Circumference" },
  outer: { th: "วงนอก", en: "Outside diameter" },
} satisfies Record<string, LocalText>;

const columns = (...codes: (keyof typeof COLUMNS)[]): Column[] => codes.map((code) => ({ code, label: COLUMNS[code] }));

const row = (handles: string | string[], [th, en]: [string, string], mm: Record<string, number>) => ({
  handles: [handles].flat(),
  size: { th, en },
  mm,
});

/** A ring size is the inside circumference in millimetres. */
const ring = (size: number) =>
  row(["stone-ring", "plain-band"], [`แหวน เบอร์ ${size}`, `Ring ${size}`], {
    inner: Math.round((size / Math.PI) * 10) / 10,
    around: size,
  });

/** What the demo brand measures of its pieces, by collection; the rest have none. */
export const SIZE_GUIDES: Partial<Record<string, SizeGuide>> = {
  table: {
    note: {
      th: "วัดที่ตัวภาชนะ ไม่รวมหู ของปั้นมืออาจต่างกันได้ราว 3 มม.",
      en: "Measured without handles. Made by hand, so pieces may differ by about 3 mm.",
    },
    columns: columns("diameter", "height"),
    rows: [
      row("khao-mug", ["แก้วกาแฟข้าว 300 มล.", "Khao Mug, 300 ml"], { diameter: 82, height: 94 }),
      row("kluay-mug", ["แก้วกล้วย ทรงอ้วน 280 มล.", "Kluay Mug, 280 ml"], { diameter: 84, height: 80 }),
      row("ribbed-tumbler", ["แก้วน้ำลายริ้ว 260 มล.", "Ribbed Tumbler, 260 ml"], { diameter: 76, height: 95 }),
      row("rice-bowl", ["ชามข้าว", "Rice Bowl"], { diameter: 124, height: 52 }),
      row("serving-bowl", ["ชามเสิร์ฟกลางโต๊ะ", "Serving Bowl"], { diameter: 220, height: 60 }),
      row("side-plate", ["จานแบ่ง", "Side Plate"], { diameter: 170, height: 12 }),
      row("dinner-plate", ["จานข้าวใบใหญ่", "Dinner Plate"], { diameter: 250, height: 14 }),
      row("teapot", ["กาน้ำชาหูทองเหลือง 700 มล.", "Brass-handled Teapot, 700 ml"], { diameter: 156, height: 186 }),
    ],
  },
  vases: {
    note: {
      th: "ปากแจกันวัดด้านใน ของปั้นมืออาจต่างกันได้ราว 5 มม.",
      en: "The mouth is measured inside. Thrown by hand, so pieces may differ by about 5 mm.",
    },
    columns: columns("height", "diameter", "mouth"),
    rows: [
      row("bud-vase", ["แจกันจิ๋วดอกเดียว", "Bud Vase"], { height: 115, diameter: 86, mouth: 26 }),
      row("moon-jar", ["โถพระจันทร์", "Moon Jar"], { height: 160, diameter: 190, mouth: 62 }),
      row("fluted-vase", ["แจกันลายลอน", "Fluted Vase"], { height: 203, diameter: 110, mouth: 94 }),
      row("bottle-vase", ["แจกันทรงขวด", "Bottle Vase"], { height: 220, diameter: 156, mouth: 54 }),
      row("waist-vase", ["แจกันเอวคอด", "Waist Vase"], { height: 220, diameter: 140, mouth: 110 }),
      row("amphora-vase", ["แจกันแอมโฟรา", "Amphora Vase"], { height: 222, diameter: 164, mouth: 82 }),
    ],
  },
  jewellery: {
    note: {
      th: "พันเชือกรอบนิ้วแล้ววัดความยาว นั่นคือเบอร์แหวนเป็นมิลลิเมตร ถ้าอยู่ระหว่างสองเบอร์ เลือกเบอร์ใหญ่กว่า",
      en: "Wrap a string round your finger: its length in millimetres is your ring size. Between two, take the larger.",
    },
    columns: columns("inner", "around", "outer"),
    rows: [
      ring(50),
      ring(52),
      ring(54),
      row("open-bangle", ["กำไลปลายเปิด ดัดได้", "Open Bangle, bends"], { inner: 61, around: 192, outer: 71 }),
      row("pearl-hoops", ["ต่างหูห่วงมุก", "Pearl Hoops"], { outer: 24 }),
    ],
  },
  "soft-light": {
    note: {
      th: "ผ้าลินินหดได้ราว 2% หลังซักครั้งแรก",
      en: "Linen may shrink by about 2% in its first wash.",
    },
    columns: columns("width", "length", "height"),
    rows: [
      row("linen-cushion", ["หมอนอิงลินิน", "Linen Cushion"], { width: 450, length: 450 }),
      row("linen-napkins", ["ผ้าเช็ดปากลินิน ผืนละ", "Napkin, each"], { width: 450, length: 450 }),
      row("market-tote", ["ถุงผ้าไปตลาด", "Market Tote"], { width: 340, length: 370 }),
      row("linen-notebook", ["สมุดปกลินิน", "Linen Notebook"], { width: 130, length: 185 }),
      row("doi-lamp", ["โคมไฟดอย", "Doi Table Lamp"], { width: 210, length: 210, height: 277 }),
    ],
  },
};
