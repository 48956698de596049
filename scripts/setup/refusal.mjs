/** Something the person at the terminal can mend; its message is one plain sentence, shown without a stack. */
export class Refusal extends Error {}
