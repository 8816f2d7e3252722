import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { keyId } from "./hashes.ts";
import {
  genesisOf,
  readBody,
  startChain,
  verifyEntry,
  type ChainState,
  type Finding,
  type Held,
  type Own,
} from "./verify-entry.ts";

export type Point = { readonly seq: number; readonly hash: string };
export type Batch = { readonly expected_last: Point; readonly entries: readonly Held[] };
export type Received =
  | { readonly kind: "held"; readonly head: Point }
  | { readonly kind: "fork"; readonly fork: Point }
  | { readonly kind: "gap"; readonly last: Point }
  | { readonly kind: "bad"; readonly detail: string };
export type Book = {
  readonly reg: string;
  readonly epoch: number;
  readonly entries: readonly Held[];
  readonly findings: readonly Finding[];
  /** The last entry held, and the head up to which everything verifies; null while nothing is held. */
  readonly held: Point | null;
  readonly head: Point | null;
};
type Line =
  | {
      readonly event: "entries";
      readonly reg: string;
      readonly epoch: number;
      readonly start: string;
      readonly entries: readonly Held[];
    }
  | { readonly event: "trust"; readonly reg: string; readonly key: string }
  | { readonly event: "keep"; readonly reg: string; readonly epoch: number; readonly seq: number };
type Chapter = {
  reg: string;
  epoch: number;
  start: string;
  entries: Held[];
  findings: Finding[];
  state: ChainState;
  good: Point;
};
export type Ledger = {
  receive(reg: string, epoch: number, batch: Batch): Received;
  trust(reg: string, key: string): void;
  keysOf(reg: string): ReadonlyMap<string, string>;
  books(): readonly Book[];
  book(reg: string, epoch: number): Book | undefined;
  latest(reg: string): Book | undefined;
  /** Forget what came after seq, as headquarters restored from a backup would. */
  keepTo(reg: string, epoch: number, seq: number): void;
  /** Pretend to hold another hash at the tip; returns the undo. */
  fork(reg: string, epoch: number): () => void;
};

export function openLedger(file: string, own: Own): Ledger {
  const chapters = new Map<string, Chapter>();
  const keys = new Map<string, Map<string, string>>();
  const forged = new Map<string, string>();
  const keysOf = (reg: string): Map<string, string> => keys.get(reg) ?? keys.set(reg, new Map()).get(reg) ?? new Map();
  const name = (reg: string, epoch: number): string => `${reg}/${epoch}`;

  const read = (chapter: Chapter, from: readonly Held[]): void => {
    for (const held of from) {
      const step = verifyEntry(chapter.state, held, own);
      chapter.entries.push(held);
      chapter.state = step.state;
      chapter.findings.push(...step.findings);
      if (chapter.findings.length === 0) chapter.good = { seq: held.seq, hash: held.hash };
    }
  };
  const open = (reg: string, epoch: number, start: string, entries: readonly Held[]): Chapter => {
    const first = entries[0];
    const claimed = first === undefined ? undefined : readBody(first.body)?.["data"];
    // A rig takes the first key it is shown in entry 1, if the entry carries one; else only enrolment or trust() makes a key known.
    const key = typeof claimed === "object" && claimed !== null && "key" in claimed ? claimed["key"] : undefined;
    if (first !== undefined && typeof key === "string" && keysOf(reg).size === 0 && keyId(key) === first.key_id)
      keysOf(reg).set(first.key_id, key);
    const hash = (first === undefined ? undefined : genesisOf(reg, epoch, first, keysOf(reg))) ?? start;
    return {
      reg,
      epoch,
      start,
      entries: [],
      findings: [],
      state: startChain(reg, epoch, hash, keysOf(reg)),
      good: { seq: 0, hash },
    };
  };
  const rebuild = (reg: string, entriesOf: (chapter: Chapter) => readonly Held[]): void => {
    for (const [at, chapter] of chapters) {
      if (chapter.reg !== reg) continue;
      const entries = entriesOf(chapter);
      if (entries.length === 0) chapters.delete(at);
      else {
        const fresh = open(reg, chapter.epoch, chapter.start, entries);
        read(fresh, entries);
        chapters.set(at, fresh);
      }
    }
  };
  const apply = (line: Line): void => {
    if (line.event === "trust") {
      keysOf(line.reg).set(keyId(line.key), line.key);
      rebuild(line.reg, (chapter) => chapter.entries);
      return;
    }
    if (line.event === "keep") {
      rebuild(line.reg, (chapter) =>
        chapter.epoch === line.epoch ? chapter.entries.filter((one) => one.seq <= line.seq) : chapter.entries,
      );
      return;
    }
    const at = name(line.reg, line.epoch);
    const chapter = chapters.get(at) ?? open(line.reg, line.epoch, line.start, line.entries);
    chapters.set(at, chapter);
    read(chapter, line.entries);
  };
  const write = (line: Line): void => {
    appendFileSync(file, `${JSON.stringify(line)}\n`);
    apply(line);
  };
  if (existsSync(file))
    for (const text of readFileSync(file, "utf8").split("\n")) if (text !== "") apply(JSON.parse(text) as Line);

  const hashAt = (chapter: Chapter, seq: number): string | undefined =>
    forged.get(`${name(chapter.reg, chapter.epoch)}/${seq}`) ??
    (seq === 0 ? (genesisOfChapter(chapter) ?? chapter.start) : chapter.entries[seq - 1]?.hash);
  const genesisOfChapter = (chapter: Chapter): string | undefined => {
    const first = chapter.entries[0];
    return first === undefined ? undefined : genesisOf(chapter.reg, chapter.epoch, first, keysOf(chapter.reg));
  };
  const tip = (chapter: Chapter): Point => {
    const seq = chapter.entries.length;
    return { seq, hash: hashAt(chapter, seq) ?? chapter.start };
  };
  const show = (chapter: Chapter): Book => ({
    reg: chapter.reg,
    epoch: chapter.epoch,
    entries: chapter.entries,
    findings: chapter.findings,
    held: tip(chapter),
    head: chapter.good,
  });

  const receive = (reg: string, epoch: number, batch: Batch): Received => {
    const { expected_last: expected, entries } = batch;
    const unordered = entries.find((one, at) => one.seq !== expected.seq + 1 + at);
    if (unordered !== undefined) return { kind: "bad", detail: `entry ${unordered.seq} is out of order` };
    const first = entries[0];
    const chapter = chapters.get(name(reg, epoch));
    const genesis = first?.seq === 1 ? genesisOf(reg, epoch, first, keysOf(reg)) : undefined;
    const last = chapter === undefined ? { seq: 0, hash: genesis ?? expected.hash } : tip(chapter);
    const ours = chapter === undefined ? (expected.seq === 0 ? last.hash : undefined) : hashAt(chapter, expected.seq);
    if (ours !== expected.hash) return { kind: "gap", last };
    const forkedAt = entries.find(
      (one) => chapter !== undefined && one.seq <= last.seq && hashAt(chapter, one.seq) !== one.hash,
    );
    if (forkedAt !== undefined && chapter !== undefined)
      return { kind: "fork", fork: { seq: forkedAt.seq, hash: hashAt(chapter, forkedAt.seq) ?? "" } };
    const fresh = entries.filter((one) => one.seq > last.seq);
    if (fresh.length > 0)
      write({ event: "entries", reg, epoch, start: chapter?.start ?? expected.hash, entries: fresh });
    return { kind: "held", head: chapters.get(name(reg, epoch))?.good ?? last };
  };
  return {
    receive,
    trust(reg, key) {
      if (keysOf(reg).get(keyId(key)) !== key) write({ event: "trust", reg, key });
    },
    keysOf,
    books: () => [...chapters.values()].map(show),
    book(reg, epoch) {
      const chapter = chapters.get(name(reg, epoch));
      return chapter === undefined ? undefined : show(chapter);
    },
    latest(reg) {
      const mine = [...chapters.values()].filter((chapter) => chapter.reg === reg).sort((a, b) => b.epoch - a.epoch)[0];
      return mine === undefined ? undefined : show(mine);
    },
    keepTo: (reg, epoch, seq) => write({ event: "keep", reg, epoch, seq }),
    fork(reg, epoch) {
      const seq = chapters.get(name(reg, epoch))?.entries.length ?? 0;
      const at = `${name(reg, epoch)}/${seq}`;
      forged.set(at, "f".repeat(64));
      return () => void forged.delete(at);
    },
  };
}
