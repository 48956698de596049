import { describe, expect, it } from "vitest";
import { isSavedByHolding } from "./saving";

const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko)";
const WEB_VIEW = "Mozilla/5.0 (Linux; Android 14; SM-S921B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0";
const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

describe("isSavedByHolding", () => {
  it.each([
    `${ANDROID} Chrome/140.0.0.0 Mobile Safari/537.36`,
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
  ])("leaves it to a download in %s", (userAgent) => {
    expect(isSavedByHolding(userAgent)).toBe(false);
  });

  it.each([
    `${IPHONE} Version/17.5 Mobile/15E148 Safari/604.1`,
    `${IPHONE} Mobile/15E148 Safari Line/14.9.0`,
    `${WEB_VIEW} Chrome/126.0.0.0 Mobile Safari/537.36 Line/14.9.1/IAB`,
    `${ANDROID} Chrome/126 Mobile Safari/537.36 Instagram 336.0.0.18.90 Android`,
    `${WEB_VIEW} Chrome/126 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/470.0.0.0;]`,
    `${ANDROID} Chrome/126 Mobile Safari/537.36 trill_350203 JsSdk/1.0 BytedanceWebview/d8a21c6`,
  ])("asks to press and hold in %s", (userAgent) => {
    expect(isSavedByHolding(userAgent)).toBe(true);
  });
});
