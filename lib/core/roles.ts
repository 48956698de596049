/** What people of the shop may be, from least to most: each may do all that those before it may. */
export const STAFF_ROLES = ["curator", "manager", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Everybody that the shop knows by name. Customers and creators have no place in the studio. */
export const ROLES = ["customer", "creator", ...STAFF_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** Whether a role is one of the shop's people. */
export const isStaffRole = (role: string): role is StaffRole => STAFF_ROLES.some((staff) => staff === role);

/** Whether `held` may do what `needed` may. */
export const reachesRole = (held: StaffRole, needed: StaffRole): boolean =>
  STAFF_ROLES.indexOf(held) >= STAFF_ROLES.indexOf(needed);
