import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stackBehaviours, type Behaviour } from "../behaviour.ts";
import { openTls } from "../http/open-tls.ts";
import { openAudit } from "./audit.ts";
import { openCardDesk } from "./card-desk.ts";
import { openContract } from "./contract.ts";
import { keyId, rawPublicKey } from "./hashes.ts";
import { openLedger, type Point } from "./ledger.ts";
import { openMealDesk, type MealDesk } from "./meal-desk.ts";
import { openPortal } from "./open-portal.ts";
import { openPublisher, type Item, type Publisher } from "./publish.ts";
import { openFacts } from "./read-facts.ts";
import { openRefundDesk, type RefundDesk } from "./refund-desk.ts";
import { seedCards, seedItems, seedMembers, seedPictures, seedPlans, seedSettings } from "./seed.ts";
import { serve } from "./serve.ts";
import type { Finding, Held } from "./verify-entry.ts";

export type RigHeadquarters = Pick<
  Publisher,
  | "settings"
  | "publishSettings"
  | "setItem"
  | "removeItem"
  | "setPicture"
  | "removePicture"
  | "setCard"
  | "denied"
  | "setDenied"
> &
  Pick<MealDesk, "setMealPlan"> & {
    /** What a member's plan still pays on a day at a time (as the register asks), or why nothing. */
    mealRest: MealDesk["rest"];
    readonly url: string;
    /** Raw Ed25519 public key, 64 hex digits: it signs anchors and settings. */
    readonly key: string;
    /** `http://127.0.0.1:PORT`; /portal/{member} shows one member's page. */
    readonly portal: string;
    cards(): readonly { readonly card: string; readonly member: string; readonly status: string }[];
    catalogue(): readonly { readonly code: string; readonly name: string; readonly price: number }[];
    /** The last entry held of each register and epoch; `countersigned` is the seq up to which all verifies. */
    heads(): readonly {
      readonly reg: string;
      readonly epoch: number;
      readonly seq: number;
      readonly hash: string;
      readonly countersigned: number;
    }[];
    entries(reg: string, epoch: number): readonly Held[];
    /** Of every chain, and across registers: refunds, their money and rebate, meals. */
    findings(): readonly (Finding & { readonly reg: string; readonly epoch: number })[];
    /** Parts of meal plans held, and refunds allowed, oldest first; those released too. */
    mealAuthorisations(): ReturnType<MealDesk["authorisations"]>;
    refundAllowances(): ReturnType<RefundDesk["allowances"]>;
    trust(reg: string, key: string): void;
    /** Further keys need this code from now on; null = any certificate may enrol a new key (the default of a rig). */
    requireApproval(code: string | null): void;
    calls(): readonly { readonly op: string; readonly atMs: number }[];
    requests(): number;
    connections(): readonly number[];
    behave(behaviour: Behaviour): () => void;
    behaviours(): readonly string[];
    /** Holds another hash than the register at its tip from now on; returns the undo. */
    fork(reg?: string): () => void;
    /** Restored from a backup taken after entry seq: what came later is forgotten. */
    restore(seq: number, reg?: string): void;
    down(): Promise<void>;
    up(): Promise<void>;
    isUp(): boolean;
    blackHole(): () => void;
    [Symbol.asyncDispose](): Promise<void>;
  };
type Options = {
  readonly dir: string;
  readonly reg: string;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
  readonly pepper: Buffer;
  readonly settings?: typeof seedSettings;
  /** In place of the seed's. */
  readonly goods?: readonly Item[];
  readonly port?: number;
};

function openKey(file: string) {
  if (!existsSync(file)) {
    const made = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
    writeFileSync(file, made, { mode: 0o600 });
  }
  return createPrivateKey(readFileSync(file));
}

export async function openHeadquarters(options: Options): Promise<RigHeadquarters> {
  const key = openKey(join(options.dir, "headquarters.key"));
  const publicHex = rawPublicKey(createPublicKey(key));
  const contract = openContract();
  const ledger = openLedger(join(options.dir, "headquarters.jsonl"), { key: publicHex });
  const publisher = openPublisher({
    dir: options.dir,
    key,
    keyId: keyId(publicHex),
    contract,
    seed: {
      settings: options.settings ?? seedSettings,
      items: options.goods ?? seedItems,
      pictures: seedPictures,
      ...seedCards(options.pepper),
    },
  });
  const facts = openFacts(ledger.books);
  const meals = openMealDesk({ file: join(options.dir, "meals.jsonl"), members: seedMembers, plans: seedPlans });
  const refunds = openRefundDesk({ file: join(options.dir, "refunds.jsonl"), facts });
  const entries = () => ledger.books().reduce((so, book) => so + book.entries.length, 0);
  const audit = openAudit({ facts, refunds, meals, entries });
  const stack = stackBehaviours();
  const calls: { op: string; atMs: number }[] = [];
  let approval: string | null = null;
  const parts = {
    contract,
    ledger,
    publisher,
    desks: { facts, meals, refunds, cards: openCardDesk({ publisher, members: seedMembers }) },
    stack,
    key,
    keyId: keyId(publicHex),
    approves: (code: string | undefined) => approval === null || code === approval,
    note: (op: string) => void calls.push({ op, atMs: Date.now() }),
  };
  const server = await openTls({
    ...options.tls,
    maxBytes: 1 << 20,
    handle: (asked) => serve(parts, asked),
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const portal = await openPortal({ books: ledger.books, members: seedMembers });
  const tip = (reg: string): { epoch: number; held: Point } => {
    const book = ledger.latest(reg);
    if (book === undefined || book.held === null) throw new Error(`headquarters holds nothing of ${reg}`);
    return { epoch: book.epoch, held: book.held };
  };
  return {
    url: `https://headquarters.localhost:${server.port}`,
    key: publicHex,
    portal: portal.url,
    ...publisher,
    cards: () => publisher.cards(0).changed,
    catalogue: () => publisher.items(0).changed,
    heads: () =>
      ledger
        .books()
        .flatMap(({ reg, epoch, held, head }) =>
          held === null ? [] : [{ reg, epoch, ...held, countersigned: head?.seq ?? 0 }],
        ),
    entries: (reg, epoch) => ledger.book(reg, epoch)?.entries ?? [],
    findings: () => [
      ...ledger.books().flatMap(({ reg, epoch, findings }) => findings.map((one) => ({ reg, epoch, ...one }))),
      ...audit(),
    ],
    mealAuthorisations: meals.authorisations,
    refundAllowances: refunds.allowances,
    setMealPlan: meals.setMealPlan,
    mealRest: meals.rest,
    trust: ledger.trust,
    requireApproval(code) {
      approval = code;
    },
    calls: () => [...calls],
    requests: () => calls.length,
    connections: server.connections,
    behave: stack.behave,
    behaviours: stack.names,
    fork: (reg = options.reg) => ledger.fork(reg, tip(reg).epoch),
    restore: (seq, reg = options.reg) => ledger.keepTo(reg, tip(reg).epoch, seq),
    down: server.down,
    up: server.up,
    isUp: server.isUp,
    blackHole: server.blackHole,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await portal[Symbol.asyncDispose]();
    },
  };
}
