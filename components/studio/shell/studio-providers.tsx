"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ProblemError } from "@/lib/http/api-client";

const TRIES = 2;

/** What was refused stays refused; only a shaky connection or a tired server is worth another try. */
const isWorthRetrying = (failures: number, error: Error) =>
  failures < TRIES && !(error instanceof ProblemError && error.problem.status < 500);

export function StudioProviders({ children }: { children: ReactNode }) {
  const [client] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying, networkMode: "always" } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
