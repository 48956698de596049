import type { Journal, JournalEntry } from "./journal";
import type { TableName, Tables } from "./tables";

type Maps = { [K in TableName]: Map<string, Tables[K]> };

/** Rows in memory in the order of their making; rows are values, so a change is a `put` of a new one. */
export class Store {
  readonly #maps: Maps = {
    customers: new Map(),
    methods: new Map(),
    sessions: new Map(),
    latePayments: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    events: new Map(),
    deliveries: new Map(),
    idempotency: new Map(),
  };
  readonly #journal: Journal | null;
  #entries: JournalEntry[] = [];
  #undo: (() => void)[] = [];
  #isOpen = false;

  constructor(journal: Journal | null) {
    this.#journal = journal;
    for (const [table, row] of journal?.replay() ?? []) this.#set(table, row);
  }

  get<K extends TableName>(table: K, id: string): Tables[K] | undefined {
    return this.#maps[table].get(id);
  }

  rows<K extends TableName>(table: K): Tables[K][] {
    return [...this.#maps[table].values()];
  }

  put<K extends TableName>(table: K, row: Tables[K]): void {
    if (!this.#isOpen) throw new Error("A write outside a transaction would not survive a restart.");
    const previous = this.get(table, row.id);
    this.#undo.push(() => {
      if (previous) this.#set(table, previous);
      else this.#maps[table].delete(row.id);
    });
    this.#set(table, row);
    // Safe: K ties the table to its row; TypeScript cannot carry that into the union.
    this.#entries.push([table, row] as unknown as JournalEntry);
  }

  /** All of the work or nothing of it; synchronous, so that no other request can see half of it. */
  transaction<T>(work: () => T): T {
    if (this.#isOpen) return work();
    this.#isOpen = true;
    try {
      const result = work();
      if (this.#entries.length > 0) this.#journal?.append(this.#entries);
      return result;
    } catch (error) {
      for (const undo of this.#undo.reverse()) undo();
      throw error;
    } finally {
      this.#isOpen = false;
      this.#entries = [];
      this.#undo = [];
    }
  }

  #set(table: TableName, row: Tables[TableName]): void {
    // Safe: callers pass a table with a row of that table.
    (this.#maps[table] as Map<string, Tables[TableName]>).set(row.id, row);
  }
}
