import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { seedDemo } from "@/lib/db/seed/seed-demo";
import { env } from "@/lib/env/server";

const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
const say = (line: string) => console.log(line);
say(await seedDemo(systemContext(db, "seed"), { standIn: env.STRIPE_API_BASE, say }));
await close();
