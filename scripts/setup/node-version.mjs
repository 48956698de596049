const NEEDED = [20, 19];

/** Ends with one sentence on a Node.js that is too old. */
export function requireNodeVersion() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  process.stderr.write(`Chob needs Node.js ${NEEDED.join(".")} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}
