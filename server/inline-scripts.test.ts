import { describe, expect, it } from "vitest";
import { isKnownScript } from "./inline-scripts.mjs";

const RUNTIME_OF_RX =
  '$RX=function(b,c,d,e,f){var a=document.getElementById(b);a&&(b=a.previousSibling,b.data="$!",a=a.dataset,null!=c&&(a.dgst=c),d&&(a.msg=d),e&&(a.stck=e),f&&(a.cstck=f),b._reactRetry&&b._reactRetry())};';

describe("isKnownScript", () => {
  it.each([
    "(self.__next_f=self.__next_f||[]).push([0])",
    'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n\\u003c/script>"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/1.js"],"runtimeModuleIds":[1]});',
    "requestAnimationFrame(function(){$RT=performance.now()});",
    '$RC("B:0","S:0")',
    `${RUNTIME_OF_RX};$RX("B:1","677564090")`,
  ])("knows what Next and React write: %s", (script) => {
    expect(isKnownScript(script)).toBe(true);
  });
  it.each([
    "",
    "alert(1)",
    "self.__next_f.push(alert(1))",
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,"a"]),alert([1])',
    'self.__next_f.push([1,"a"+alert(1)])',
    'alert(1);self.__next_f.push([1,"a"])',
    '$RC("B:0",alert(1))',
    `${RUNTIME_OF_RX}alert(1)`,
    `${RUNTIME_OF_RX};$RX("B:1");alert(1)`,
    "$RX=function(){alert(1)};",
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(fetch("/"));',
    '\nself.__next_f.push([1,"a"])\n//',
  ])("knows nothing else: %s", (script) => {
    expect(isKnownScript(script)).toBe(false);
  });
  it("knows the development bootstrap in development only", () => {
    const bootstrap = 'self.__next_r="RtxSIiGrWYqCPDMaFJBZH";var __nextHmrInitialVersion="0";';
    expect(isKnownScript(bootstrap)).toBe(false);
    expect(isKnownScript(bootstrap, { dev: true })).toBe(true);
    expect(isKnownScript(`${bootstrap}alert(1)`, { dev: true })).toBe(false);
  });
});
