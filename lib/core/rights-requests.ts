/** How a request to use a photo that was found elsewhere stands. */
export const RIGHTS_REQUEST_STATES = ["requested", "granted", "declined", "expired", "revoked"] as const;
export type RightsRequestState = (typeof RIGHTS_REQUEST_STATES)[number];

/** Terms that a request can ask for, in months; without one it holds until it is taken back. */
export const RIGHTS_TERMS = [3, 6, 12, 24] as const;

/** Limits of a request; lengths in UTF-16 units. */
export const REQUEST_LIMITS = {
  link: 500,
  handle: 60,
  /** Days until nobody waits for an answer any more. */
  openDays: 14,
  /** Days until the one reminder may be sent. */
  remindAfterDays: 3,
  /** Wrong codes within an hour. */
  triesPerHour: 5,
} as const;
