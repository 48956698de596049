const NAME_WIDTH = 14;
const TIME_WIDTH = 7;

/**
 * Prints each step on one line: its name, how long it took, what came of it. On a terminal the line lives while the
 * step runs.
 *
 * @param {NodeJS.WriteStream} out
 */
export function createSteps(out) {
  const line = (mark, name, startedAt, text) => {
    const time = `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
    return `${mark} ${name.padEnd(NAME_WIDTH)}${time.padStart(TIME_WIDTH)}  ${text}`;
  };
  const redraw = (text) => out.isTTY && out.write(`\r\x1b[K${text.slice(0, out.columns - 1)}`);

  /**
   * @param {string} name
   * @param {(say: (text: string) => void) => Promise<string>} work Gives the text that stays; may say where it is.
   */
  return async function step(name, work) {
    const startedAt = performance.now();
    let text = "";
    const draw = () => redraw(line("·", name, startedAt, text));
    const clock = setInterval(draw, 500);
    draw();
    try {
      const outcome = await work((now) => {
        text = now;
        draw();
      });
      redraw("");
      out.write(`${line("✓", name, startedAt, outcome)}\n`);
    } catch (error) {
      redraw("");
      out.write(`${line("✗", name, startedAt, "")}\n`);
      throw error;
    } finally {
      clearInterval(clock);
    }
  };
}
