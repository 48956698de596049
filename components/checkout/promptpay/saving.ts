const APPLE = /\b(?:iPhone|iPad|iPod)\b/;
const INSIDE_APPS =
  /\bLine\/|\bInstagram|FBAN|FBAV|FB_IAB|Barcelona|musical_ly|Bytedance|trill_|Twitter|KAKAO|MicroMessenger|Snapchat|Pinterest|LinkedInApp|\bGSA\/|\bZalo\b|; wv\)/;

/**
 * Whether a picture is better kept by pressing and holding it: inside other apps a download often does nothing, and on
 * Apple's phones it goes to the files, where bank apps do not look.
 */
export const isSavedByHolding = (userAgent: string): boolean => APPLE.test(userAgent) || INSIDE_APPS.test(userAgent);
