/** What of a share is too much; lengths in UTF-16 units. */
export const PHOTO_LIMITS = {
  photos: 6,
  bytes: 15_000_000,
  caption: 500,
  creatorName: 40,
  tags: 5,
  alt: 200,
  note: 500,
  /** Hours that an upload may take until nobody waits for it any more. */
  uploadHours: 24,
  /** Hours until a report has to have been looked at. */
  reportHours: 24,
} as const;
