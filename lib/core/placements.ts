/** Where a customer's photo may appear; each is asked for and given by itself. */
export const PLACEMENTS = ["gallery", "product", "home", "website", "mail", "ads", "print"] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** What everybody in the world can open: a right for some countries does not do. */
export const WORLDWIDE_PLACEMENTS = ["gallery", "product", "home", "website"] as const satisfies readonly Placement[];

/** Territory of a right that ends at no border; else two letters of each country. */
export const WORLD = "*";

/** Who can be seen in a photo, as its creator says. */
export const PEOPLE_SHOWN = ["nobody", "self", "agreed"] as const;
export type PeopleShown = (typeof PEOPLE_SHOWN)[number];

/** Whether a child can be seen, and that their parent or guardian is the one who agrees. */
export const MINORS_SHOWN = ["none", "guardian"] as const;
export type MinorsShown = (typeof MINORS_SHOWN)[number];
