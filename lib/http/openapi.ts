import { z } from "zod";
import { Problem } from "./problem";
import type { RouteContract, RouteHandler } from "./route";

type Schema = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: "input" | "output"): Schema => {
  const schema: Schema = { ...z.toJSONSchema(type, { io, unrepresentable: "any" }) };
  delete schema["$schema"];
  return schema;
};

/** Parameters of a path or query: one entry for each property of its object. */
function parametersOf(type: z.ZodType | undefined, place: "path" | "query") {
  if (!type) return [];
  const { properties = {}, required = [] } = schemaOf(type, "input") as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema,
  }));
}

const KEY_HEADER = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description: "8 to 255 visible characters; repeats get the first answer for a day.",
  schema: { type: "string" },
};

function answersOf(contract: RouteContract) {
  const status = String(contract.status ?? 200);
  const content =
    typeof contract.answer === "string"
      ? { [contract.answer]: {} }
      : { "application/json": { schema: schemaOf(contract.answer, "output") } };
  return {
    [status]: { description: contract.summary, ...(contract.status !== 204 && { content }) },
    default: {
      description: "A problem, in the language of Accept-Language",
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  };
}

type Content = Record<string, { schema?: Schema }>;

function bodyOf({ body, file }: RouteContract): { requestBody?: { required: true; content: Content } } {
  if (file)
    return { requestBody: { required: true, content: Object.fromEntries(file.types.map((type) => [type, {}])) } };
  if (!body) return {};
  return { requestBody: { required: true, content: { "application/json": { schema: schemaOf(body, "input") } } } };
}

function operationOf(path: string, method: string, contract: RouteContract) {
  const words = path
    .replace("/api/", "")
    .split("/")
    .filter((word) => !word.startsWith("{"));
  return {
    // With the names of parameters: a list and one thing of it are two operations.
    operationId: `${method.toLowerCase()}-${path.replace("/api/", "").replaceAll(/[{}]/g, "").replaceAll(/[./]/g, "-")}`,
    summary: contract.summary,
    tags: [words[0] ?? "api"],
    "x-kind": contract.kind,
    "x-policy": contract.policy,
    parameters: [
      ...parametersOf(contract.params, "path"),
      ...parametersOf(contract.query, "query"),
      ...(contract.idempotent ? [KEY_HEADER] : []),
    ],
    ...bodyOf(contract),
    responses: answersOf(contract),
  };
}

/**
 * The OpenAPI 3.1 document of some routes, from the contracts that they parse with.
 *
 * @param routes By path, then by method.
 */
export function describeApi(routes: Record<string, Record<string, RouteHandler>>) {
  const paths = Object.entries(routes).map(([path, handlers]) => [
    path,
    Object.fromEntries(
      Object.entries(handlers).map(([method, { contract }]) => [
        method.toLowerCase(),
        operationOf(path, method, contract),
      ]),
    ),
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Chob",
      version: "1",
      description: "The shop's own API. Money is an integer in minor units with its currency; errors are RFC 9457.",
    },
    paths: Object.fromEntries(paths) as Record<string, Record<string, ReturnType<typeof operationOf>>>,
    components: { schemas: { Problem: schemaOf(Problem, "output") } },
  };
}
