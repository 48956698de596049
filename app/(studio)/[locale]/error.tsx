"use client";

import { ErrorView } from "@/components/shell/error-view";

export default function StudioError({ retry }: { retry: () => void }) {
  return <ErrorView retry={retry} />;
}
