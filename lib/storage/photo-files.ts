import { resolve } from "node:path";
import { env } from "@/lib/env/server";
import { folderStorage, type Storage } from "./folder";

/** Files of customers' photos. Nothing serves them but the gate, which asks first who may see what. */
export const photoFiles: Storage = folderStorage(resolve(env.DATA_DIR, "photos"));

/** Where uploads arrive, in pieces, until the intake has looked at them; `server/photo-uploads.mjs` writes there. */
export const quarantineFolder = (): string => resolve(env.DATA_DIR, "quarantine");
