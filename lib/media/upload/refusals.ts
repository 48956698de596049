import type { Messages } from "@/lib/core/messages";
import { type DomainError, invalid } from "@/lib/core/errors";

/** Why a picture or a clip is not taken, and the sentence beside its field. */
const FIELD_OF = {
  "picture-empty": "pictureEmpty",
  "not-a-picture": "pictureKind",
  "picture-animated": "pictureAnimated",
  "picture-too-large": "pictureBytes",
  "too-many-pixels": "picturePixels",
  "picture-shape": "pictureShape",
  "picture-broken": "pictureBroken",
  "picture-too-heavy": "pictureHeavy",
  "clip-unavailable": "clipUnavailable",
  "not-a-clip": "clipKind",
  "clip-too-large": "clipBytes",
  "clip-too-long": "clipLong",
  "clip-too-short": "clipShort",
  "clip-shape": "clipShape",
  "clip-broken": "clipBroken",
  "clip-too-heavy": "clipHeavy",
} as const satisfies Partial<Record<keyof Messages["problems"], keyof Messages["fields"]>>;

export type PictureRefusal = keyof typeof FIELD_OF;

export const isPictureRefusal = (reason: string): reason is PictureRefusal => reason in FIELD_OF;

/** The refusal of a picture or a clip, with the pointer of the field that it was given in. */
export const refusePicture = (reason: PictureRefusal): DomainError =>
  invalid(reason, "The file is not taken.", [{ pointer: "#/file", key: FIELD_OF[reason] }]);
