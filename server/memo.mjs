/**
 * Remembers what was made, the least recently used first to go.
 *
 * @template {{ bytes: number }} Value
 * @param {{ maxBytes: number }} options Sum of the values' own figures.
 */
export function createMemo({ maxBytes }) {
  /** @type {Map<string, Value>} */
  const values = new Map();
  let bytes = 0;

  const forgetOldest = () => {
    const [key, value] = values.entries().next().value;
    values.delete(key);
    bytes -= value.bytes;
  };

  return {
    /** @param {string} key @param {() => Value} make Runs when the key is new. */
    get(key, make) {
      const known = values.get(key);
      const value = known ?? make();
      if (known) values.delete(key);
      else bytes += value.bytes;
      values.set(key, value);
      while (bytes > maxBytes && values.size > 1) forgetOldest();
      return value;
    },
    sizeBytes: () => bytes,
  };
}
