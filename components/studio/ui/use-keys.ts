"use client";

import { useEffect, useRef } from "react";

type Keys = Record<string, (event: KeyboardEvent) => void>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Listens to keys of a page while nobody is typing and no dialog is open.
 *
 * @param keys By `event.key`; with `Ctrl+` in front also while typing, and for the command key.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isControl = event.ctrlKey || event.metaKey;
      if (event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
      if (!isControl && isTyping(event.target)) return;
      const press = latest.current[isControl ? `Ctrl+${event.key.toLowerCase()}` : event.key];
      if (!press) return;
      event.preventDefault();
      press(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

/**
 * Moves through a list by `j` and `k`, and to its search by `/`. Rows carry `data-row`; each holds one link or button
 * that opens it, and takes the focus.
 */
export function useListKeys(others: Keys = {}): void {
  const move = (step: 1 | -1) => {
    const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step];
    next?.querySelector<HTMLElement>("[data-open], a, button")?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    "/": () => document.querySelector<HTMLElement>("input[type=search]")?.focus(),
    ...others,
  });
}
