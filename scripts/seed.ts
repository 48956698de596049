import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { seedDemo } from "@/lib/db/seed/seed-demo";
import { env } from "@/lib/env/server";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 4 });
const hasTestPayments = env.STRIPE_API_BASE !== undefined;
console.log((await seedDemo(systemContext(db, "seed"), { hasTestPayments })).join(", "));
await close();
