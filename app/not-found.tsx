/**
 * Never shown: what is not there is said by `[locale]/not-found.tsx`. Without this file the data of every page carries
 * the one that Next would show here.
 */
export default function NotFound() {
  return null;
}
