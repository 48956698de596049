import type { Language } from "./texts";

type BankTexts = {
  title: string;
  ask: string;
  askToSave: string;
  accept: string;
  refuse: string;
  leave: string;
  over: string;
  goBack: string;
};

export const BANK_TEXTS: Readonly<Record<Language, BankTexts>> = {
  en: {
    title: "Your bank asks (test)",
    ask: "Do you want to pay this amount?",
    askToSave: "Do you want to save this card?",
    accept: "Yes, confirm",
    refuse: "No, refuse",
    leave: "Go back without an answer",
    over: "There is nothing to confirm any more.",
    goBack: "You can close this page and go back to the shop.",
  },
  th: {
    title: "ธนาคารขอให้ยืนยัน (ทดสอบ)",
    ask: "คุณต้องการชำระเงินจำนวนนี้ใช่ไหม",
    askToSave: "คุณต้องการบันทึกบัตรนี้ใช่ไหม",
    accept: "ใช่ ยืนยัน",
    refuse: "ไม่ใช่ ปฏิเสธ",
    leave: "กลับไปโดยไม่ตอบ",
    over: "ไม่มีรายการที่ต้องยืนยันแล้ว",
    goBack: "ปิดหน้านี้แล้วกลับไปที่ร้านได้เลย",
  },
};
