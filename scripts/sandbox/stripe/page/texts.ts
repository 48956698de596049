export type Language = "th" | "en";
export type FieldName = "number" | "expiry" | "cvc" | "name";

export type Texts = {
  title: string;
  stage: string;
  stageDetail: string;
  order: string;
  total: string;
  card: string;
  pay: string;
  back: string;
  complete: string;
  expired: string;
  expiredDetail: string;
  missing: string;
  testCards: string;
  accepted: string;
  declinedCard: string;
  labels: Record<FieldName, string>;
  invalid: Record<FieldName, string>;
  declines: Record<"generic" | "insufficient_funds" | "expired_card" | "incorrect_cvc" | "processing_error", string>;
};

const EN: Texts = {
  title: "Pay (test)",
  stage: "Test page: no real money",
  stageDetail: "This page stands in for Stripe. Pay with a test card, never with your own.",
  order: "Your order",
  total: "Total",
  card: "Card",
  pay: "Pay",
  back: "Back to the shop",
  complete: "This payment is complete.",
  expired: "This payment page has expired.",
  expiredDetail: "Nothing was charged. Go back to the shop to start again.",
  missing: "There is no such payment page.",
  testCards: "Test cards",
  accepted: "is accepted",
  declinedCard: "is declined",
  labels: { number: "Card number", expiry: "Expiry (MM/YY)", cvc: "Security code (CVC)", name: "Name on card" },
  invalid: {
    number: "This page takes test cards only, such as 4242 4242 4242 4242.",
    expiry: "Enter the expiry as month and year, such as 12/34. It must not be in the past.",
    cvc: "Enter the three or four digits of the security code.",
    name: "Enter the name on the card.",
  },
  declines: {
    generic: "Your card was declined. Nothing was charged. Try another card, or ask your bank.",
    insufficient_funds: "There are not enough funds on this card. Nothing was charged. Try another card.",
    expired_card: "This card has expired. Nothing was charged. Try another card.",
    incorrect_cvc: "The security code (CVC) is not correct. Nothing was charged. Check it and try again.",
    processing_error: "The card could not be processed just now. Nothing was charged. Try again in a moment.",
  },
};

const TH: Texts = {
  title: "ชำระเงิน (ทดสอบ)",
  stage: "หน้าทดสอบ ไม่มีการตัดเงินจริง",
  stageDetail: "หน้านี้ใช้แทน Stripe กรุณาใช้บัตรทดสอบ ไม่ใช่บัตรจริงของคุณ",
  order: "รายการสั่งซื้อ",
  total: "ยอดรวม",
  card: "บัตร",
  pay: "ชำระเงิน",
  back: "กลับไปที่ร้าน",
  complete: "ชำระเงินเรียบร้อยแล้ว",
  expired: "หน้าชำระเงินนี้หมดอายุแล้ว",
  expiredDetail: "ยังไม่มีการตัดเงิน กลับไปที่ร้านเพื่อเริ่มใหม่อีกครั้ง",
  missing: "ไม่พบหน้าชำระเงินนี้",
  testCards: "บัตรทดสอบ",
  accepted: "ชำระสำเร็จ",
  declinedCard: "ถูกปฏิเสธ",
  labels: { number: "หมายเลขบัตร", expiry: "วันหมดอายุ (ดด/ปป)", cvc: "รหัสความปลอดภัย (CVC)", name: "ชื่อบนบัตร" },
  invalid: {
    number: "หน้านี้รับเฉพาะบัตรทดสอบ เช่น 4242 4242 4242 4242",
    expiry: "กรอกเดือนและปี ค.ศ. ที่บัตรหมดอายุ เช่น 12/34 และต้องไม่ใช่วันที่ผ่านมาแล้ว",
    cvc: "กรอกรหัสความปลอดภัย 3 หรือ 4 หลัก",
    name: "กรอกชื่อบนบัตร",
  },
  declines: {
    generic: "บัตรถูกปฏิเสธ ยังไม่มีการตัดเงิน กรุณาลองใช้บัตรอื่นหรือสอบถามธนาคารของคุณ",
    insufficient_funds: "ยอดเงินในบัตรไม่เพียงพอ ยังไม่มีการตัดเงิน กรุณาลองใช้บัตรอื่น",
    expired_card: "บัตรหมดอายุแล้ว ยังไม่มีการตัดเงิน กรุณาลองใช้บัตรอื่น",
    incorrect_cvc: "รหัสความปลอดภัย (CVC) ไม่ถูกต้อง ยังไม่มีการตัดเงิน กรุณาตรวจสอบแล้วลองอีกครั้ง",
    processing_error: "ขณะนี้ไม่สามารถดำเนินการกับบัตรได้ ยังไม่มีการตัดเงิน กรุณาลองใหม่ในอีกสักครู่",
  },
};

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, th: TH };

/** Only reasons that the buyer can act on are told; a lost card must sound like any other. */
export function declineText(texts: Texts, declineCode: string): string {
  switch (declineCode) {
    case "insufficient_funds":
    case "expired_card":
    case "incorrect_cvc":
    case "processing_error":
      return texts.declines[declineCode];
    default:
      return texts.declines.generic;
  }
}

/** The session's language; `auto` or none asks the browser. */
export function languageOf(locale: string | null, acceptLanguage: string | undefined): Language {
  if (locale === "th" || locale === "en") return locale;
  return /^\s*th\b/i.test(acceptLanguage ?? "") ? "th" : "en";
}
