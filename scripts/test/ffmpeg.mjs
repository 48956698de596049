import { existsSync } from "node:fs";
import { join } from "node:path";
import { installPackages } from "./apt.mjs";

/** Where the shop looks for it, too. */
const FOLDERS = [process.env.FFMPEG_DIR, "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

const isThere = () => FOLDERS.some((folder) => folder && existsSync(join(folder, "ffmpeg")));

/**
 * Finds ffmpeg for the tests of clips, or installs Debian's where that is possible.
 *
 * @throws {Error} With one plain sentence.
 */
export function ensureFfmpeg() {
  if (isThere()) return;
  installPackages(["ffmpeg"]);
  if (!isThere()) throw new Error("The tests of clips need ffmpeg: install it, or point FFMPEG_DIR at its folder.");
}
