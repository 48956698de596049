import { describe, expect, it } from "vitest";
import { callerAddress, callerNetwork } from "./caller.mjs";

describe("callerAddress", () => {
  it("ignores X-Forwarded-For when no proxy is ours", () => {
    expect(callerAddress("6.6.6.6", "::ffff:127.0.0.1", 0)).toBe("127.0.0.1");
  });
  it("takes the entry that our proxy wrote, not one that the caller invented", () => {
    expect(callerAddress("6.6.6.6, 203.0.113.9", "10.0.0.1", 1)).toBe("203.0.113.9");
    expect(callerAddress("6.6.6.6, 203.0.113.9, 10.0.0.2", "10.0.0.1", 2)).toBe("203.0.113.9");
  });
  it("falls back to the connection when the entry is no address", () => {
    expect(callerAddress("unknown", "10.0.0.1", 1)).toBe("10.0.0.1");
    expect(callerAddress(undefined, "10.0.0.1", 2)).toBe("10.0.0.1");
  });
  it("reads addresses of the sixth version", () => {
    expect(callerAddress("2001:db8::1", "::1", 1)).toBe("2001:db8::1");
  });
});

describe("callerNetwork", () => {
  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0db8:0001:0002::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ])("counts %s as %s, so that one household's addresses are one caller", (address, network) => {
    expect(callerNetwork(address)).toBe(network);
  });
});
