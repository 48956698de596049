import type { Locator, Page } from "@playwright/test";

type Point = { x: number; y: number };

/** The middle of what is on the screen. */
export async function middleOf(target: Locator): Promise<Point> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target.toString()} is not on the screen.`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Two taps so close together that they are one. */
export async function doubleTap(page: Page, at: Point): Promise<void> {
  await page.touchscreen.tap(at.x, at.y);
  await page.touchscreen.tap(at.x, at.y);
}

const STEPS = 8;

/**
 * Two fingers beside each other that move apart or together.
 *
 * @param from How far apart they begin, in CSS pixels.
 * @param to How far apart they end.
 */
export async function pinch(page: Page, at: Point, { from, to }: { from: number; to: number }): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints:
        type === "touchEnd"
          ? []
          : [
              { id: 0, x: at.x - apart / 2, y: at.y },
              { id: 1, x: at.x + apart / 2, y: at.y },
            ],
    });
  await touch("touchStart", from);
  for (let step = 1; step <= STEPS; step += 1) await touch("touchMove", from + ((to - from) * step) / STEPS);
  await touch("touchEnd", to);
  await session.detach();
}

/** Presses as the device does: by finger, or by keyboard where there is none. */
export async function press(target: Locator, hasTouch: boolean): Promise<void> {
  if (hasTouch) {
    await target.tap();
    return;
  }
  await target.focus();
  await target.press("Enter");
}
