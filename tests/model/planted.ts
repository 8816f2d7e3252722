import type { Patch } from "./build-thread.ts";

/** Guards of the money path, each broken on purpose in a copy: the model has to find every one. */
export type Planted = {
  readonly name: string;
  readonly patches: readonly Patch[];
  /** What has to be said of it. */ readonly caught: RegExp;
};

/** The commit of an intent ends only a while after its request has left. */
const intentLate: Planted = {
  name: "an intent is journalled after its request",
  caught: /without an intent|not in the journal|unresolved|not at rest/,
  patches: [
    {
      file: "db/store.ts",
      from: "const made = write.immediate(stamped, now.book, now.head, o, cursors);",
      to: `if (!db.inTransaction && o.facts.some(({ kind }) => kind === "pay-intent" || kind === "charge-intent")) {
        db.exec("BEGIN IMMEDIATE");
        setTimeout(() => db.open && db.inTransaction && db.exec("COMMIT"), 60);
      }
      const made = db.inTransaction
        ? write(stamped, now.book, now.head, o, cursors)
        : write.immediate(stamped, now.book, now.head, o, cursors);`,
    },
    {
      file: "db/open-journal.ts",
      from: `live.store.db.pragma("wal_checkpoint(PASSIVE)");`,
      to: `if (live.store.db.inTransaction) live.store.db.exec("COMMIT");
        live.store.db.pragma("wal_checkpoint(PASSIVE)");`,
    },
  ],
};
export const keyAnew: Planted = {
  name: "a payment without an answer is sent again under a new key",
  caught: /without an intent/,
  patches: [
    {
      file: "main/counter/perform.ts",
      from: "const outcome = await book(intent, kind, handle);",
      to: `let outcome = await book(intent, kind, handle);
    if (outcome.kind === "unknown") outcome = await book({ ...intent, key: crypto.randomUUID() }, kind, handle);`,
    },
  ],
};
export const declineAssumed: Planted = {
  name: "no answer is taken for a decline",
  caught: /is called declined, and was charged|credited, and its cash was handed back|not in the journal/,
  patches: [
    {
      file: "main/upstream/pokepay/outcome.ts",
      from: `return sent.sent ? { kind: "unknown", code: sent.code }`,
      to: `return sent.sent ? { kind: "declined", code: "account_restricted" }`,
    },
  ],
};
export const lateKept: Planted = {
  name: "a payment that turns up late is not given back",
  caught: /stands at the authority and not in the journal/,
  patches: [
    {
      file: "main/register/decide-resolve.ts",
      from: `facts: [{ kind: "pay-refund-due", data: { key, wallet, amount, authority, ...more } }],`,
      to: "facts: [],",
    },
  ],
};
const cashOfUnknown: Planted = {
  name: "cash of a charge nobody knows is handed back",
  caught: /credited, and its cash was handed back|neither/,
  patches: [
    {
      file: "main/register/decide-charge.ts",
      from: `(intent.state !== "rejected" && intent.state !== "not-charged")`,
      to: `(intent.state !== "rejected" && intent.state !== "not-charged" && intent.state !== "unknown")`,
    },
  ],
};
const unwatched: Planted = {
  name: "what was not found is never looked for again",
  caught: /stands at the authority and not in the journal|neither/,
  patches: [
    {
      file: "main/counter/resolver.ts",
      from: `// From here on it is watched: a capture may still turn up late.
      return schedule(key);`,
      to: "return;",
    },
  ],
};

export const neverListed: Planted = {
  name: "a look-up by an id the authority has forgotten is believed",
  caught:
    /stands at the authority and not in the journal|neither|requests for money after three days|unresolved|bookings under/,
  patches: [
    {
      file: "main/upstream/resolve.ts",
      from: "return i.ageMs >= i.idKeepMs ? planList(i) : planLookUp(i);",
      to: "return planLookUp(i);",
    },
    {
      file: "main/upstream/resolve.ts",
      from: `(ageMs >= i.idKeepMs ? "list" : "look-up")`,
      to: `(ageMs < 0 ? "list" : "look-up")`,
    },
  ],
};

export const planted: readonly Planted[] = [
  intentLate,
  keyAnew,
  declineAssumed,
  lateKept,
  cashOfUnknown,
  unwatched,
  neverListed,
];
