import { reachesRole, type StaffRole } from "@/lib/core/roles";
import type { Texts } from "@/lib/core/messages";

export type RoomName = keyof Texts<"studio">["shell"];
export type Room = { name: RoomName; path: string; role: StaffRole };

/** The studio's rooms in the order of its menu, and what one must be to enter each. */
const ROOMS: readonly Room[] = [
  { name: "today", path: "today", role: "manager" },
  { name: "orders", path: "orders", role: "manager" },
  { name: "tasks", path: "tasks", role: "manager" },
  { name: "products", path: "products", role: "manager" },
  { name: "collections", path: "collections", role: "manager" },
  { name: "imports", path: "imports", role: "manager" },
  { name: "photos", path: "photos", role: "curator" },
  { name: "audit", path: "history", role: "manager" },
  { name: "people", path: "people", role: "admin" },
  { name: "settings", path: "settings", role: "admin" },
  { name: "account", path: "account", role: "curator" },
];

/** The rooms that somebody may enter. */
export const roomsFor = (role: StaffRole): Room[] => ROOMS.filter((room) => reachesRole(role, room.role));
