import type { Address, Contact } from "@/lib/core/address";
import type { Locale } from "@/lib/core/locale";

export type DemoOrder = {
  /** Names the browser that bought it; also what a second run looks for. */
  name: string;
  locale: Locale;
  contact: Contact;
  address: Address;
  rate: "th-standard" | "th-express" | "world";
  lines: { sku: string; quantity: number }[];
  /** Where its story ends. */
  outcome: "expired" | "placed" | "packed" | "shipped" | "delivered" | "cancelled";
  parcel?: { carrier: string; trackingNumber: string };
  /** Minor units given back, or all of it. */
  refund?: number | "all";
};

const thai = (
  line1: string,
  place: Pick<Address, "subdistrict" | "district" | "province" | "postalCode">,
): Address => ({
  country: "TH",
  line1,
  line2: "",
  ...place,
});

/** Orders in every state. Nobody in them exists. */
export const DEMO_ORDERS: DemoOrder[] = [
  {
    name: "delivered",
    locale: "th",
    contact: { email: "ploy@customer.example", phone: "081 555 0101", name: "พลอย บุญมา" },
    address: thai("18/4 ถนนกลางเมือง", {
      ...{ subdistrict: "ในเมือง", district: "เมืองขอนแก่น", province: "ขอนแก่น", postalCode: "40000" },
    }),
    rate: "th-standard",
    lines: [{ sku: "RICE-SOAP-RICE", quantity: 4 }],
    outcome: "delivered",
    parcel: { carrier: "thailand_post", trackingNumber: "EX100200301TH" },
  },
  {
    name: "partly-refunded",
    locale: "en",
    contact: { email: "anna@customer.example", phone: "+65 5550 0102", name: "Anna Lindqvist" },
    address: {
      ...{ country: "SG", line1: "7 Jalan Contoh", line2: "#04-12" },
      ...{ subdistrict: "", district: "Singapore", province: "", postalCode: "169999" },
    },
    rate: "world",
    lines: [{ sku: "DINNER-PLATE-RICE", quantity: 2 }],
    outcome: "delivered",
    parcel: { carrier: "dhl", trackingNumber: "5550001021" },
    refund: 69_000,
  },
  {
    name: "shipped",
    locale: "en",
    contact: { email: "tom@customer.example", phone: "081 555 0103", name: "Tom Ashworth" },
    address: thai("52 Sukhumvit 31, Apt 8B", {
      ...{ subdistrict: "Khlong Toei Nuea", district: "Watthana", province: "Bangkok", postalCode: "10110" },
    }),
    rate: "th-express",
    lines: [
      { sku: "BUD-VASE-RICE", quantity: 2 },
      { sku: "LEMONGRASS-CANDLE", quantity: 1 },
    ],
    outcome: "shipped",
    parcel: { carrier: "kex", trackingNumber: "KE5550103" },
  },
  {
    name: "packed",
    locale: "th",
    contact: { email: "karn@customer.example", phone: "081 555 0104", name: "กานต์ เกษมสุข" },
    address: thai("9/2 ถนนนิมมานเหมินท์ ซอย 7", {
      ...{ subdistrict: "สุเทพ", district: "เมืองเชียงใหม่", province: "เชียงใหม่", postalCode: "50200" },
    }),
    rate: "th-standard",
    lines: [
      { sku: "RICE-CREAM", quantity: 1 },
      { sku: "RICE-LOTION", quantity: 1 },
    ],
    outcome: "packed",
  },
  {
    name: "placed",
    locale: "th",
    contact: { email: "noi@customer.example", phone: "081 555 0105", name: "น้อย แสงทอง" },
    address: thai("99/1 ซอยสุขุมวิท 24", {
      ...{ subdistrict: "คลองตัน", district: "คลองเตย", province: "กรุงเทพมหานคร", postalCode: "10110" },
    }),
    rate: "th-standard",
    lines: [
      { sku: "KHAO-MUG-RICE", quantity: 2 },
      { sku: "LINEN-NAPKINS-OAT", quantity: 1 },
    ],
    outcome: "placed",
  },
  {
    name: "cancelled",
    locale: "th",
    contact: { email: "fah@customer.example", phone: "081 555 0106", name: "ฟ้า ชื่นบาน" },
    address: thai("205 ถนนนิพัทธ์อุทิศ 2", {
      ...{ subdistrict: "หาดใหญ่", district: "หาดใหญ่", province: "สงขลา", postalCode: "90110" },
    }),
    rate: "th-standard",
    lines: [{ sku: "LINEN-CUSHION-OAT", quantity: 2 }],
    outcome: "cancelled",
    refund: "all",
  },
  {
    name: "expired",
    locale: "en",
    contact: { email: "beam@customer.example", phone: "081 555 0107", name: "Beam Thongdee" },
    address: thai("31 Yaowarat Road", {
      ...{ subdistrict: "Talat Yai", district: "Mueang Phuket", province: "Phuket", postalCode: "83000" },
    }),
    rate: "th-standard",
    lines: [{ sku: "RICE-BOWL-RICE", quantity: 2 }],
    outcome: "expired",
  },
];
