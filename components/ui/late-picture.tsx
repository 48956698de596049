"use client";

import { useEffect, useRef, useState } from "react";
import { Picture, type PictureSource } from "./picture";

type LatePictureProps = { picture: PictureSource; sizes: string; className?: string };

const NEAR_PX = 250;

/**
 * A picture far down a page. Browsers fetch lazy pictures up to three screens ahead, which on a page of many is all of
 * them; this one waits until it is almost in view.
 */
export function LatePicture({ picture, sizes, className = "" }: LatePictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: `${NEAR_PX}px`,
    });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  if (isNear) return <Picture picture={picture} sizes={sizes} className={className} />;
  return (
    <div ref={place} role="img" aria-label={picture.alt} className={className} style={{ background: picture.placeholder }} />
  );
}
