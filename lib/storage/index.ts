import "server-only";

export { type Storage, photoFiles, quarantineFolder } from "./photo-files";
