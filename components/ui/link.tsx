"use client";

import NextLink from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> & { href: string };

/** A link that fetches its page when somebody is about to follow it, not when it comes into view. */
export function Link({ href, ...props }: LinkProps) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href, WHOLE_PAGE);
  return (
    <NextLink
      href={href}
      prefetch={false}
      onPointerDown={prefetch}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      {...props}
    />
  );
}

// Without it Next fetches an outline of the page first, and the page itself only when the finger has left the glass.
// Safe: the enum that its types ask for is this string; importing its value would bring Next's inside along.
const WHOLE_PAGE = { kind: "full" } as unknown as Parameters<ReturnType<typeof useRouter>["prefetch"]>[1];
