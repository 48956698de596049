const isWorkingDay = (day: Date): boolean => day.getUTCDay() !== 0 && day.getUTCDay() !== 6;

/**
 * The calendar day some working days after another. Public holidays are not known here, so the promise is a range.
 *
 * @param from `YYYY-MM-DD`, the day the order is placed; packing starts on the next working day.
 * @param workingDays One or more.
 */
export function addWorkingDays(from: string, workingDays: number): string {
  const day = new Date(`${from}T00:00:00Z`);
  let left = workingDays;
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

/**
 * Working days that a parcel takes longer to a part of the country.
 *
 * @param extraDays By the first two digits of a Thai postal code.
 * @param postalCode Five digits; without one nothing is added.
 */
export const extraDaysTo = (extraDays: Record<string, number>, postalCode: string | undefined): number =>
  postalCode === undefined ? 0 : (extraDays[postalCode.slice(0, 2)] ?? 0);

/**
 * What sending a purchase costs.
 *
 * @param rate Amounts in minor units; without `freeFromAmount` nothing is sent for free.
 * @param subtotalAmount What is bought, minor units.
 */
export const amountOf = (rate: { amount: number; freeFromAmount: number | null }, subtotalAmount: number): number =>
  rate.freeFromAmount !== null && subtotalAmount >= rate.freeFromAmount ? 0 : rate.amount;
