import { type RefObject, useEffect, useRef, useState } from "react";

/**
 * Whether an element has come near the screen; stays true from then on.
 *
 * @param marginPx How far away is near.
 */
export function useNear<Target extends Element>(marginPx: number): [RefObject<Target | null>, boolean] {
  const target = useRef<Target>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: `${marginPx}px`,
    });
    if (target.current) observer.observe(target.current);
    return () => observer.disconnect();
  }, [marginPx]);
  return [target, isNear];
}
