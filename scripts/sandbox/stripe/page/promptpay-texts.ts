import type { Language } from "./texts";

type PromptPayTexts = {
  title: string;
  scan: string;
  codeOf: (sum: string) => string;
  pay: string;
  fail: string;
  paid: string;
  onItsWay: string;
  closed: string;
  closedDetail: string;
  goBack: string;
};

export const PROMPTPAY_TEXTS: Readonly<Record<Language, PromptPayTexts>> = {
  en: {
    title: "Pay with PromptPay (test)",
    scan: "Scan this code with any camera: it opens this page. No bank takes it.",
    codeOf: (sum) => `PromptPay test code for ${sum}`,
    pay: "Pay now",
    fail: "Let the payment fail",
    paid: "This payment is complete.",
    onItsWay: "The money is on its way.",
    closed: "This payment is closed.",
    closedDetail: "Nothing was charged. Go back to the shop to start again.",
    goBack: "You can close this page and go back to the shop.",
  },
  th: {
    title: "ชำระด้วยพร้อมเพย์ (ทดสอบ)",
    scan: "สแกนโค้ดนี้ด้วยกล้องเพื่อเปิดหน้านี้ แอปธนาคารใช้โค้ดนี้ไม่ได้",
    codeOf: (sum) => `คิวอาร์พร้อมเพย์ทดสอบ ยอด ${sum}`,
    pay: "ชำระเงินตอนนี้",
    fail: "ให้การชำระเงินล้มเหลว",
    paid: "ชำระเงินเรียบร้อยแล้ว",
    onItsWay: "เงินกำลังโอนมา",
    closed: "รายการชำระเงินนี้ปิดแล้ว",
    closedDetail: "ยังไม่มีการตัดเงิน กลับไปที่ร้านเพื่อเริ่มใหม่อีกครั้ง",
    goBack: "ปิดหน้านี้แล้วกลับไปที่ร้านได้เลย",
  },
};
