import { openDatabase } from "@/lib/db/connection";
import { systemContext } from "@/lib/db/context";
import { seedPhotos } from "@/lib/db/seed/photos";
import { env } from "@/lib/env/server";

// Beside the running shop, whose worker takes the photos in.
const { db, close } = openDatabase(env.DATABASE_URL, { max: 2 });
const added = await seedPhotos(systemContext(db, "seed"));
console.log(`${String(added)} customers' photos are new`);
await close();
