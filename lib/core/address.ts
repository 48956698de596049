/** Who buys and how to reach them. */
export type Contact = { email: string; phone: string; name: string };

/** A postal address. Thai ones use every field; others leave `subdistrict` empty. */
export type Address = {
  country: string;
  line1: string;
  line2: string;
  subdistrict: string;
  district: string;
  province: string;
  postalCode: string;
};
