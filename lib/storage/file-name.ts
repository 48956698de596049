/**
 * The name of a kept file: nothing that leads anywhere else.
 *
 * @throws Error for anything else.
 */
export function requireFileName(name: string): string {
  if (!/^[\w-]+(?:\.[\w-]+)*$/.test(name)) throw new Error(`${name} is no name of a kept file`);
  return name;
}
