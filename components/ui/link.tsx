"use client";

import NextLink from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "prefetch"> & { href: string };

/** A link that fetches its page when somebody is about to follow it, not when it comes into view. */
export function Link({ href, ...props }: LinkProps) {
  const router = useRouter();
  const prefetch = () => router.prefetch(href);
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
