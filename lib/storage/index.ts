import "server-only";

export { photoFiles, quarantineFolder } from "./photo-files";
