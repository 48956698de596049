import { type DomainError, invalid } from "@/lib/core/errors";

/** Why a picture is not taken, and the sentence beside its field. */
const FIELD_OF = {
  "picture-empty": "pictureEmpty",
  "not-a-picture": "pictureKind",
  "picture-animated": "pictureAnimated",
  "picture-too-large": "pictureBytes",
  "too-many-pixels": "picturePixels",
  "picture-shape": "pictureShape",
  "picture-broken": "pictureBroken",
  "picture-too-heavy": "pictureHeavy",
} as const;

export type PictureRefusal = keyof typeof FIELD_OF;

export const isPictureRefusal = (reason: string): reason is PictureRefusal => reason in FIELD_OF;

/** The refusal of a picture, with the pointer of the field that it was given in. */
export const refusePicture = (reason: PictureRefusal): DomainError =>
  invalid(reason, "The picture is not taken.", [{ pointer: "#/file", key: FIELD_OF[reason] }]);
