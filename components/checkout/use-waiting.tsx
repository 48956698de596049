import { type ReactNode, useEffect, useState } from "react";
import type { Locale } from "@/lib/core/locale";
import type { Texts } from "@/lib/core/messages";
import { useKeptPayment } from "./kept-payment";

type Part = typeof import("./waiting-payment");
type LineProps = {
  locale: Locale;
  texts: Texts<"waiting">;
  className?: string;
  /** Asks, but shows nothing yet: what stands below it is not there either. */
  isHeld?: boolean;
};

type Waiting = {
  /** Whether it is known that a payment waits or not: until then there is nothing to show, and perhaps soon is. */
  isKnown: boolean;
  /** The way back to the payment, to be put into the page also while nothing is known. */
  line: (props: LineProps) => ReactNode;
};

/** A payment by QR code that was begun on this device. All about it is fetched only where there was one. */
export function useWaiting(): Waiting {
  const token = useKeptPayment();
  const [known, setKnown] = useState<string | null>(null);
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    // No network: the page goes on without the way back.
    if (token !== null) import("./waiting-payment").then(setPart, () => setKnown(token));
  }, [token]);
  const isKnown = token === null || token === known;
  return {
    isKnown,
    line: ({ isHeld = false, ...props }) =>
      token && part && <part.WaitingPayment token={token} isShown={isKnown && !isHeld} onKnown={setKnown} {...props} />,
  };
}
