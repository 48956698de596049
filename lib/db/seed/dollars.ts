const BAHT_PER_DOLLAR = 35;
const STEP_CENTS = 50;

/**
 * The dollar price beside a baht price, rounded to whole half dollars.
 *
 * @param satang Baht price in minor units, more than zero.
 * @returns US cents, at least 50.
 */
export const usdOf = (satang: number): number =>
  Math.max(STEP_CENTS, Math.round(satang / BAHT_PER_DOLLAR / STEP_CENTS) * STEP_CENTS);
