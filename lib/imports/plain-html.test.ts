import { describe, expect, it } from "vitest";
import { plainTextOf } from "./plain-html";

describe("plainTextOf", () => {
  it("keeps paragraphs, line ends and points of lists, and takes everything else of HTML away", () => {
    const html = `<h2>Cup</h2>\n<p>A <b>small</b>&nbsp;cup<br>of clay&hellip;</p><ul><li>One</li><li>Two &amp; three</li></ul>`;
    expect(plainTextOf(html)).toBe("Cup\n\nA small cup\nof clay…\n\n• One\n• Two & three");
  });

  it("reads nothing of scripts, styles and comments, closed or not", () => {
    expect(plainTextOf("a<script>alert(1)</script>b<style>p{}</style><!-- c -->d")).toBe("a b d");
    expect(plainTextOf("<p>a</p><script>alert(1)")).toBe("a");
    expect(plainTextOf(`<img src=x onerror="alert(1)">ok<svg><circle/></svg>`)).toBe("ok");
  });

  it("leaves plain text as it is, with its lines", () => {
    expect(plainTextOf("5 < 6 and 7 > 3\nsecond line")).toBe("5 < 6 and 7 > 3\nsecond line");
    expect(plainTextOf("แก้ว &amp; จาน")).toBe("แก้ว & จาน");
  });

  it("makes no sign of a number that stands for none", () => {
    expect(plainTextOf("<p>&#3585;&#x0e02;&#0;&#xd800;&#99999999;x</p>")).toBe("กข &#99999999;x");
  });

  it("takes no longer than the text is long", () => {
    const started = performance.now();
    plainTextOf("<p ".repeat(30_000));
    plainTextOf("<script>".repeat(12_000));
    plainTextOf(`<!--${"<".repeat(90_000)}`);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
