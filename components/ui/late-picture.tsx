"use client";

import { Picture, type PictureSource } from "./picture";
import { useNear } from "./use-near";

type LatePictureProps = { picture: PictureSource; sizes: string; className?: string };

const NEAR_PX = 250;

/**
 * A picture far down a page. Browsers fetch lazy pictures up to three screens ahead, which on a page of many is all of
 * them; this one waits until it is almost in view.
 */
export function LatePicture({ picture, sizes, className = "" }: LatePictureProps) {
  const [place, isNear] = useNear<HTMLSpanElement>(NEAR_PX);
  if (isNear) return <Picture picture={picture} sizes={sizes} className={className} />;
  return <span ref={place} className={`block ${className}`} style={{ background: picture.placeholder }} />;
}
