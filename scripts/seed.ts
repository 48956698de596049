import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { seedDemo } from "@/lib/db/seed";
import { env } from "@/lib/env/server";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
const startedAt = performance.now();
const say = (line: string) => console.log(`${line} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);

try {
  await seedDemo(systemContext(db, "seed"), { standIn: env.STRIPE_API_BASE, say });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}
