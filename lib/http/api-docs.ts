import { escapeHtml } from "@/lib/core/escape-html";
import { describeApi } from "./openapi";
import type { RouteHandler } from "./route";

const STYLE = `:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem}h2{margin:2rem 0 .25rem;font-size:1rem}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;padding:.75rem;border:1px solid;border-radius:12px}
summary{min-height:44px;display:flex;align-items:center;cursor:pointer}`;

const block = (title: string, value: unknown): string =>
  value === undefined
    ? ""
    : `<details><summary>${title}</summary><pre tabindex="0">${escapeHtml(JSON.stringify(value, null, 2))}</pre></details>`;

/** The OpenAPI document as a plain page without a script. */
export function renderApiDocs(routes: Record<string, Record<string, RouteHandler>>): string {
  const { info, paths } = describeApi(routes);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => `<section><h2><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h2>
<p>${escapeHtml(operation.summary)}. Kind <code>${operation["x-kind"]}</code>, policy <code>${operation["x-policy"]}</code>.</p>
${block("Parameters", operation.parameters.length > 0 ? operation.parameters : undefined)}
${block("Body", operation.requestBody?.content["application/json"]?.schema)}
${block("Answers", operation.responses)}</section>`,
    ),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${info.title} API</title><style>${STYLE}</style></head><body><main><h1>${info.title} API</h1>
<p>${escapeHtml(info.description)} The machine's version: <a href="/api/openapi.json">/api/openapi.json</a>.</p>
${operations.join("\n")}</main></body></html>`;
}
