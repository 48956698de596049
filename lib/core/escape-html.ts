/**
 * Makes text safe inside HTML, between tags and in quoted attributes.
 *
 * @param text Anything, also what people typed.
 */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
