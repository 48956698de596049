"use client";

import "./shop.css";

// The layout that knows the language and carries its texts is what broke: so both, and without a prop.
const TEXTS = {
  th: ["ขออภัย ร้านเปิดหน้านี้ไม่ได้", "ของในถุงยังอยู่ครบ กรุณาลองอีกครั้งในอีกสักครู่", "ลองอีกครั้ง"],
  en: [
    "Sorry, the shop cannot open this page",
    "Your bag is as you left it. Please try again in a moment.",
    "Try again",
  ],
};

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="th">
      <body>
        <title>{TEXTS.th[0]}</title>
        <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-10 p-6 text-center">
          {Object.entries(TEXTS).map(([language, [title, detail, again]]) => (
            <div key={language} lang={language} role="alert">
              <h1 className="text-2xl">{title}</h1>
              <p className="mt-3 mb-6 text-muted">{detail}</p>
              <button type="button" onClick={retry} className="min-h-12 rounded-full bg-clay px-6 text-paper">
                {again}
              </button>
            </div>
          ))}
        </main>
      </body>
    </html>
  );
}
