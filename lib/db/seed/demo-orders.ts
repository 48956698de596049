import type { Address, Contact } from "@/lib/core/address";
import type { Locale } from "@/lib/core/locale";

export type DemoOrder = {
  sku: string;
  quantity: number;
  locale: Locale;
  contact: Contact;
  address: Address;
  steps: readonly ("packed" | "shipped" | "delivered" | "cancelled")[];
  ends: "paid" | "refunded" | "partly_refunded" | "expired";
};

const BANGKOK: Address = {
  country: "TH",
  line1: "88/12 ซอยอารีย์ 4",
  line2: "",
  subdistrict: "พญาไท",
  district: "พญาไท",
  province: "กรุงเทพมหานคร",
  postalCode: "10400",
};
const CHIANG_MAI: Address = {
  country: "TH",
  line1: "5 ถนนนิมมานเหมินท์",
  line2: "ร้านชั้นล่าง",
  subdistrict: "สุเทพ",
  district: "เมืองเชียงใหม่",
  province: "เชียงใหม่",
  postalCode: "50200",
};
const KYOTO: Address = {
  country: "JP",
  line1: "12-3 Demachi",
  line2: "",
  subdistrict: "",
  district: "Kyoto",
  province: "Kyoto",
  postalCode: "602-0823",
};

const PIM = { email: "pim@customer.example", phone: "081 000 0001", name: "พิม ตัวอย่าง" };
const OAT = { email: "oat@customer.example", phone: "081 000 0002", name: "โอ๊ต สมมติ" };
const HANA = { email: "hana@customer.example", phone: "+81 90 0000 0003", name: "Hana Invented" };

const th = { locale: "th", contact: PIM, address: BANGKOK, quantity: 1 } as const;
const north = { locale: "th", contact: OAT, address: CHIANG_MAI, quantity: 2 } as const;
const abroad = { locale: "en", contact: HANA, address: KYOTO, quantity: 1 } as const;

/** One order in every state that an order can be in. The people are invented. */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  { ...th, sku: "KHAO-MUG-SEA", steps: [], ends: "paid" },
  { ...north, sku: "RICE-BOWL-RICE", steps: ["packed"], ends: "paid" },
  { ...abroad, sku: "BUD-VASE-CELADON", steps: ["packed", "shipped"], ends: "paid" },
  { ...th, sku: "LEMONGRASS-CANDLE", steps: ["packed", "shipped", "delivered"], ends: "paid" },
  { ...north, sku: "RICE-SOAP-RICE", steps: ["cancelled"], ends: "refunded" },
  { ...abroad, sku: "LINEN-NOTEBOOK-SAGE", steps: ["packed", "shipped", "delivered"], ends: "partly_refunded" },
  { ...th, sku: "RICE-LOTION", steps: [], ends: "expired" },
];
