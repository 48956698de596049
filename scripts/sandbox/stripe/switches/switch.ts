import { z } from "zod";
import type { World } from "../world";

export type Switch = { path: string; turn: (world: World, input: unknown) => object };

/** A switch of tests: what comes over HTTP is judged first. @throws ZodError. */
export function switchOf<S extends z.ZodType>(
  path: string,
  schema: S,
  turn: (world: World, input: z.output<S>) => object,
): Switch {
  return { path, turn: (world, input) => turn(world, schema.parse(input)) };
}
