"use client";

import { useRouter } from "next/navigation";
import type { ComponentProps, MouseEvent } from "react";

type LinkProps = ComponentProps<"a"> & {
  href: string;
  /** Takes the place of this page in the history. */
  replace?: boolean;
};

const opensElsewhere = ({ metaKey, ctrlKey, shiftKey, altKey, button }: MouseEvent) =>
  metaKey || ctrlKey || shiftKey || altKey || button !== 0;

/**
 * A link to a page of the shop that fetches it when somebody is about to follow it, not when it comes into view. Next's
 * own does more than is needed here and weighs 4 kB on every page.
 */
export function Link({ href, replace = false, onClick, children, ...props }: LinkProps) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href, WHOLE_PAGE);
  return (
    <a
      href={href}
      onPointerDown={prefetch}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || opensElsewhere(event)) return;
        event.preventDefault();
        router[replace ? "replace" : "push"](href);
      }}
      {...props}
    >
      {children}
    </a>
  );
}

// Without it Next fetches an outline of the page first, and the page itself only when the finger has left the glass.
// Safe: the enum that its types ask for is this string; importing its value would bring Next's inside along.
const WHOLE_PAGE = { kind: "full" } as unknown as Parameters<ReturnType<typeof useRouter>["prefetch"]>[1];
