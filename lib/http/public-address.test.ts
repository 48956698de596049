import { describe, expect, it } from "vitest";
import { isPublicAddress } from "./public-address";

const CLOSED = [
  ...["0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.1.2.3"],
  ...["169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1"],
  ...["192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255"],
  ...["240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8"],
  ...["::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1"],
  ...["2002:7f00:1::", "2002:c0a8:1::1", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0"],
  ...["fec0::1", "ff02::1", "0:0:0:0:0:ffff:7f00:1"],
  // Other spellings of an address are no address here: the resolver never gives them.
  ...["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "", "1.1.1.1 ", "１２７.0.0.1", "[::1]"],
];

describe("isPublicAddress", () => {
  it.each(CLOSED)("does not take %s for a machine of the public internet", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(["1.1.1.1", "8.8.8.8", "99.255.255.255", "100.128.0.1", "172.32.0.1", "192.167.1.1", "223.255.255.255"])(
    "takes %s for one",
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it("takes global IPv6 addresses for public", () => {
    expect(isPublicAddress("2606:4700:4700::1111")).toBe(true);
    expect(isPublicAddress("2a00:1450:4001::1")).toBe(true);
  });
});
