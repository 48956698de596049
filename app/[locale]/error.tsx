"use client";

import { ErrorView } from "@/components/shell/error-view";

export default function PageError({ reset }: { reset: () => void }) {
  return <ErrorView retry={reset} />;
}
