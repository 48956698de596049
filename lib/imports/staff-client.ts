import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { getJson, ProblemError, sendJson } from "@/lib/http/api-client";
import type { Problem } from "@/lib/http/problem";
import type { ImportPage, ImportRowPage, MapImportInput, ProductImport } from "./staff-contract";

export type { ImportCard, ImportRow, MapImportInput, ProductImport } from "./staff-contract";

const IMPORTS = "/api/studio/imports";
const WORKING: readonly string[] = ["reading", "running", "undoing"];
const LOOK_AGAIN_MS = 1_000;

/** Whether the worker is at it. */
export const isWorking = ({
  state,
  pictures,
}: Pick<ProductImport, "state"> & Partial<Pick<ProductImport, "pictures">>) =>
  WORKING.includes(state) || (state === "done" && (pictures?.waiting ?? 0) > 0);

/** All imports, the newest first. */
export const importsQuery = () =>
  infiniteQueryOptions({
    queryKey: ["studio", "imports"],
    queryFn: ({ pageParam, signal }) =>
      getJson<ImportPage>(`${IMPORTS}${pageParam === null ? "" : `?cursor=${pageParam}`}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** One import; looked at again each second while the worker is at it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ["studio", "import", id],
    queryFn: ({ signal }) => getJson<ProductImport>(`${IMPORTS}/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data && isWorking(data) ? LOOK_AGAIN_MS : false),
  });

type RowsOf = {
  /** One of the states of a row; empty for all. */
  state: string;
  /** What the rows are of: they are read anew when it changes. */
  version: number;
};

/** What becomes of the products of a file, in its order. */
export const importRowsQuery = (id: string, { state, version }: RowsOf) =>
  infiniteQueryOptions({
    queryKey: ["studio", "import", id, "rows", state, version],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams({
        ...(state === "" ? {} : { state }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      });
      return getJson<ImportRowPage>(`${IMPORTS}/${id}/rows?${asked.toString()}`, signal);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Sends a file, gzipped where the browser can: a list of products becomes a tenth of its size. */
export async function uploadImport(file: File): Promise<ProductImport> {
  const packed = "CompressionStream" in window ? file.stream().pipeThrough(new CompressionStream("gzip")) : null;
  const url = `${IMPORTS}?${new URLSearchParams({ fileName: file.name.slice(0, 200) }).toString()}`;
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      "accept-language": document.documentElement.lang,
      "content-type": packed ? "application/gzip" : "text/csv",
    },
    body: packed ? await new Response(packed).blob() : file,
  });
  const body: unknown = await answer.json();
  if (!answer.ok) throw new ProblemError(body as Problem);
  // Safe: route tests parse every answer with its contract.
  return body as ProductImport;
}

/** Changes how columns are read. @param input With the version that was seen. */
export const mapImport = (id: string, input: MapImportInput): Promise<ProductImport> =>
  sendJson<ProductImport>("PUT", `${IMPORTS}/${id}`, { body: input });

/** Starts an import or takes it back. @param version The one that was seen. */
export const actOnImport = (act: "run" | "undo", id: string, version: number): Promise<ProductImport> =>
  sendJson<ProductImport>("POST", `${IMPORTS}/${id}/${act}`, { body: { version } });

/** Address of the refused rows as a file. */
export const refusedUrl = (id: string, locale: string): string => `${IMPORTS}/${id}/refused?locale=${locale}`;

/** Address of all products as a file. */
export const EXPORT_URL = "/api/studio/exports/products";
