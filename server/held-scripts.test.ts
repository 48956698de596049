import { describe, expect, it } from "vitest";
import { holdScripts, RELEASE } from "./held-scripts.mjs";
import { isKnownScript } from "./inline-scripts.mjs";

const inBody = (rest: string) => `<html><head></head><body>${rest}</body></html>`;

describe("holdScripts", () => {
  it("holds every script of the build and puts what starts them at the end", () => {
    const page = inBody(
      '<script src="/_next/static/chunks/a.js" async=""></script><script src="/_next/static/chunks/b.js" id="_R_" async=""></script>',
    );
    expect(holdScripts(page)).toBe(
      inBody(
        '<script type="held" src="/_next/static/chunks/a.js" async=""></script>' +
          '<script type="held" src="/_next/static/chunks/b.js" id="_R_" async=""></script>' +
          `<script>${RELEASE}</script>`,
      ),
    );
  });
  it("takes away the order to fetch one of them at once, and no other", () => {
    const styles = '<link rel="preload" href="/_next/static/media/a.woff2" as="font"/>';
    const order = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>';
    expect(holdScripts(inBody(styles + order))).toBe(inBody(`${styles}<script>${RELEASE}</script>`));
  });
  it.each([
    inBody(""),
    inBody('<script src="/_next/static/chunks/old.js" noModule=""></script>'),
    inBody('<script>self.__next_f.push([1,"x"])</script>'),
    inBody('<script src="/api/docs.js" async=""></script>'),
  ])("leaves a page without such scripts as it is: %s", (page) => {
    expect(holdScripts(page)).toBe(page);
  });
  it("starts them with a script that the policy of every page knows", () => {
    expect(isKnownScript(RELEASE)).toBe(true);
    expect(isKnownScript(`${RELEASE};alert(1)`)).toBe(false);
  });
});
