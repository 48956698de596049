import { listOf, readParams, text, type Parsed, type RawParams, type Shape } from "../wire/params";
import { Refusal } from "../wire/refusal";
import type { World } from "../world";
import { expandObject } from "./expand";

export type Method = "GET" | "POST" | "DELETE";
type Call<P> = { world: World; params: P; id: string };
type Target = { world: World; id: string };

type RouteSpec<S extends Shape> = {
  method: Method;
  /** `:id` stands for one segment. */
  path: string;
  params: S;
  /** Gives back the object, or a Refusal whose work stands; what it throws undoes the work. */
  run: (call: Call<Parsed<S>>) => object;
};

export type Route = {
  method: Method;
  pattern: RegExp;
  /** Validates (throws a Refusal that is never stored), and gives back the execution. */
  prepare: (raw: RawParams, target: Target) => () => object;
};

const EXPAND = { expand: listOf(text(), 20) };

export function route<S extends Shape>({ method, path, params, run }: RouteSpec<S>): Route {
  return {
    method,
    pattern: new RegExp(`^${path.replace(":id", "(?<id>[A-Za-z0-9_]+)")}$`),
    prepare: ({ expand, ...raw }, { world, id }) => {
      const paths = readParams(EXPAND, expand === undefined ? {} : { expand }).expand ?? [];
      const parsed = readParams(params, raw);
      return () => {
        const result = run({ world, params: parsed, id });
        return result instanceof Refusal ? result : expandObject(world, result, paths);
      };
    },
  };
}
