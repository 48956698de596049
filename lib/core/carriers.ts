import type { Locale, LocalText } from "./locale";

type Carrier = { name: LocalText; follow: (number: string, locale: Locale) => string };

/** Who brings parcels, and where each lets people follow one. */
const CARRIERS = {
  thailand_post: {
    name: { th: "ไปรษณีย์ไทย (EMS)", en: "Thailand Post (EMS)" },
    follow: (number) => `https://track.thailandpost.co.th/?trackNumber=${number}`,
  },
  kex: {
    name: { th: "KEX (เคอรี่)", en: "KEX (Kerry)" },
    follow: (number, locale) => `https://th.kex-express.com/${locale}/track/?track=${number}`,
  },
  flash: {
    name: { th: "แฟลช เอ็กซ์เพรส", en: "Flash Express" },
    follow: (number) => `https://www.flashexpress.co.th/fle/tracking?se=${number}`,
  },
  jt: {
    name: { th: "เจแอนด์ที เอ็กซ์เพรส", en: "J&T Express" },
    follow: (number) => `https://www.jtexpress.co.th/service/track?waybillNo=${number}`,
  },
  dhl: {
    name: { th: "ดีเอชแอล เอ็กซ์เพรส", en: "DHL Express" },
    follow: (number, locale) => `https://www.dhl.com/th-${locale}/home/tracking.html?tracking-id=${number}&submit=1`,
  },
} as const satisfies Record<string, Carrier>;

/** A carrier whose parcels can be followed by a link. */
export type CarrierId = keyof typeof CARRIERS;

/** Every known carrier, the one that most parcels go with first. */
export const CARRIER_IDS = Object.keys(CARRIERS) as CarrierId[];

/** Whether a stored carrier is one of those, not the name of another one. */
export const isCarrierId = (carrier: string): carrier is CarrierId => Object.hasOwn(CARRIERS, carrier);

/** What people call a stored carrier: the name of a known one, or the name that was typed. */
export const carrierName = (carrier: string, locale: Locale): string =>
  isCarrierId(carrier) ? CARRIERS[carrier].name[locale] : carrier;

/**
 * Where a parcel can be followed.
 *
 * @returns Null for a carrier that we do not know, or without a number.
 */
export function trackingUrl(carrier: string | null, number: string | null, locale: Locale): string | null {
  if (carrier === null || number === null || number === "" || !isCarrierId(carrier)) return null;
  return CARRIERS[carrier].follow(encodeURIComponent(number), locale);
}
