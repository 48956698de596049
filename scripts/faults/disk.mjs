import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, newBuyer, offer, until, withFaultyShop } from "./shop.mjs";

const MOUNT = resolve(".data-full");
const SIZE_MB = 320;

function tryMount() {
  if (process.getuid?.() !== 0) return "only root can mount a small disk";
  try {
    mkdirSync(MOUNT, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m`, "tmpfs", MOUNT], { stdio: "ignore" });
    chmodSync(MOUNT, 0o711);
    return null;
  } catch {
    return "this system mounts no tmpfs";
  }
}

function unmount() {
  try {
    execFileSync("umount", ["-l", MOUNT], { stdio: "ignore" });
  } catch {
    return;
  }
  rmSync(MOUNT, { recursive: true, force: true });
}

/** Leaves no room on the small disk. */
function fill() {
  const { bavail, bsize } = statfsSync(MOUNT);
  try {
    writeFileSync(join(MOUNT, "ballast"), Buffer.alloc(bavail * bsize));
  } catch (error) {
    // The shop wrote at the same moment: it is as full.
    if (error.code !== "ENOSPC") throw error;
  }
}

/** A whole shop whose disk is small enough to fill. */
export const DISK_FAULT = {
  id: 10,
  title: "PostgreSQL's disk full: writes refused with 503, pages still there; with room again nothing needs repair",
  isApart: true,
  async run() {
    const refusal = tryMount();
    if (refusal !== null) return { cannotRun: refusal };
    try {
      return await withFaultyShop(
        async (shop) => {
          const { variantId } = await offer(shop, "moon-jar", 500);
          const reader = newBuyer(shop);
          await (await reader.get("/th/p/moon-jar")).text();
          fill();
          const statuses = new Set();
          // A bag with a line each: pages of the tables fill up until one more has no place.
          await until(
            "a write is refused",
            async () => {
              const answer = await newBuyer(shop)
                .send("/api/cart/lines", { variantId, quantity: 1 })
                .catch(() => null);
              statuses.add(answer?.status ?? 0);
              return answer?.status === 503;
            },
            120_000,
          );
          const page = await reader.get("/th/p/moon-jar");
          expect(page.status === 200, `the page is served: ${page.status}`);
          expect(![...statuses].includes(500), `no answer is 500: ${[...statuses]}`);
          rmSync(join(MOUNT, "ballast"));
          const ms = await until("bags are filled again", async () => {
            const answer = await newBuyer(shop)
              .send("/api/cart/lines", { variantId, quantity: 1 })
              .catch(() => null);
            return answer?.status < 300;
          });
          const broken = await shop.brokenBooks();
          expect(broken.length === 0, `the books agree: ${broken.join("; ")}`);
          return ms;
        },
        { dataDir: ".data-full" },
      );
    } finally {
      if (existsSync(MOUNT)) unmount();
    }
  },
};
