import { invalidRequest } from "../wire/refusal";
import type { World } from "../world";
import { BY_PREFIX, INCLUDABLE } from "./expandables";

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

function refuse(path: string): never {
  throw invalidRequest(`This property cannot be expanded (${path}).`, { param: "expand" });
}

function memberOf(world: World, node: Node, member: string): unknown {
  const value = node[member];
  if (typeof value === "string") return BY_PREFIX[value.slice(0, value.indexOf("_"))]?.(world, value);
  if (value !== undefined) return value;
  return INCLUDABLE[`${String(node["object"])}.${member}`]?.(world, String(node["id"]));
}

function expandPath(world: World, node: Node, [member, ...rest]: string[]): Node {
  if (member === undefined) return node;
  if (node["object"] === "list" && member === "data" && Array.isArray(node["data"])) {
    // Safe: the lists of this server hold objects only.
    const items = node["data"] as Node[];
    return { ...node, data: items.map((item) => expandPath(world, item, rest)) };
  }
  const found = memberOf(world, node, member);
  // What is empty stays empty, whatever it could have been.
  if (found === null) return node;
  if (!isNode(found)) return refuse(member);
  return { ...node, [member]: expandPath(world, found, rest) };
}

/** Puts objects in the place of their ids, as `expand[]` asks; up to four levels, as at Stripe. */
export function expandObject(world: World, object: object, paths: string[]): object {
  return paths.reduce<object>((current, path) => {
    const members = path.split(".");
    if (members.length > 4) refuse(path);
    return expandPath(world, { ...current }, members);
  }, object);
}
