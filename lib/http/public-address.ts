import { BlockList, isIP } from "node:net";

/** What IPv6 gives to machines of the whole internet. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet("2000::", 3, "ipv6");

/**
 * Ranges that lead to this machine, its network, or nowhere.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const CLOSED = new BlockList();
const CLOSED_V4: [string, number][] = [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as [string, number][]),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
    ["192.31.196.0", 24],
  ] as [string, number][]),
  ...([
    ["192.52.193.0", 24],
    ["192.88.99.0", 24],
    ["192.168.0.0", 16],
    ["192.175.48.0", 24],
  ] as [string, number][]),
  ...([
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
    ["203.0.113.0", 24],
    ["224.0.0.0", 3],
  ] as [string, number][]),
];
/** Tunnels and translations carry an IPv4 address inside: they could lead anywhere. */
const CLOSED_V6: [string, number][] = [
  ...([
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["2620:4f:8000::", 48],
    ["3fff::", 20],
  ] as [string, number][]),
];
for (const [net, prefix] of CLOSED_V4) CLOSED.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of CLOSED_V6) CLOSED.addSubnet(net, prefix, "ipv6");

/**
 * Whether an address belongs to a machine of the public internet: not to this one, its network, its cloud's metadata.
 *
 * @param address IPv4 or IPv6 as the resolver gives it; anything else is not public.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !CLOSED.check(address, "ipv4");
  return family === 6 && GLOBAL.check(address, "ipv6") && !CLOSED.check(address, "ipv6");
}
