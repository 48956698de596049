import { migrateDatabase } from "@/lib/db/migrate";
import { env } from "@/lib/env/server";

await migrateDatabase(env.DATABASE_URL);
