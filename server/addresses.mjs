const ENCODED = /(?:%[\da-f]{2})+|%/gi;

const pathOf = (address) => address.split("?", 1)[0];

/** Next and the database would fail on what this refuses: no text at all, or one with an empty sign in it. */
function isText(encoded) {
  try {
    return !decodeURIComponent(encoded).includes("\0");
  } catch {
    return false;
  }
}

/**
 * Whether the percent signs in an address's path stand for text.
 *
 * @param {string} address Path, and a question that is not looked at.
 */
export const isReadable = (address) => isText(pathOf(address));

/**
 * The address that has the signs of a broken one as they stand: a name like any other, that nothing here has.
 *
 * @param {string} address
 */
export function withReadablePath(address) {
  const path = pathOf(address);
  const readable = path.replace(ENCODED, (signs) => (isText(signs) ? signs : signs.replaceAll("%", "%25")));
  return readable + address.slice(path.length);
}
