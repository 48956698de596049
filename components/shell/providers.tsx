"use client";

import { onlineManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { SeenKeeper } from "@/components/offline/seen-keeper";
import { ProblemError } from "@/lib/http/api-client";

const TRIES = 2;

/** What was refused stays refused; only a shaky connection or a tired server is worth another try. */
const isWorthRetrying = (failures: number, error: Error) =>
  failures < TRIES && onlineManager.isOnline() && !(error instanceof ProblemError && error.problem.status < 500);

// Without "always" what is asked for offline waits in silence, a skeleton for ever: it fails, says so, and is asked for
// again when the network is back.
const QUERIES = { retry: isWorthRetrying, networkMode: "always", refetchOnReconnect: true } as const;

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: QUERIES } }));
  return (
    <QueryClientProvider client={client}>
      {children}
      <SeenKeeper />
    </QueryClientProvider>
  );
}
