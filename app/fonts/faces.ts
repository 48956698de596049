import localFont from "next/font/local";

const latin = localFont({
  src: "./anuphan-latin.woff2",
  weight: "400 700",
  display: "swap",
  variable: "--font-latin",
  declarations: [{ prop: "unicode-range", value: "U+0020-007E, U+00A0-00FF, U+2013-2026, U+20AC, U+2212" }],
});

const thai = localFont({
  src: "./anuphan-thai.woff2",
  weight: "400 700",
  display: "swap",
  variable: "--font-thai",
  adjustFontFallback: false,
  declarations: [{ prop: "unicode-range", value: "U+0E01-0E5B" }],
});

/** Classes that define the two variables of which `brand.css` makes the font. */
export const fontClasses = `${latin.variable} ${thai.variable}`;
