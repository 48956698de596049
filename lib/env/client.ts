/** Whether this is a built shop, not a developer's. */
export const isProduction = process.env.NODE_ENV === "production";
