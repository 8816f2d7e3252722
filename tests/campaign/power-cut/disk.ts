import { basename } from "node:path";
import type { LogRecord } from "./read-log.ts";
import type { Random } from "./random.ts";

/** What a power cut leaves of what was not yet synced. */
export type Cut = "nothing" | "all" | "subset" | "torn";
export const cuts: readonly Cut[] = ["nothing", "all", "subset", "torn"];

/** The unit a disk writes whole. */
const sector = 512;

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly size: number };
/** One file, by whatever name: what is on the disk for sure, and what may or may not be. */
type File = { safe: Buffer; pending: Change[] };
type Names = Map<string, File>;
type Naming =
  | { readonly kind: "make"; readonly name: string; readonly file: File }
  | { readonly kind: "remove"; readonly name: string }
  | { readonly kind: "move"; readonly from: string; readonly to: string };

function applyChange(content: Buffer, change: Change): Buffer {
  const end = "size" in change ? change.size : Math.max(content.length, change.at + change.bytes.length);
  const grown =
    end <= content.length ? content.subarray(0, end) : Buffer.concat([content, Buffer.alloc(end - content.length)]);
  if ("bytes" in change) change.bytes.copy(grown, change.at);
  return grown;
}

function applyNaming(names: Names, naming: Naming): void {
  if (naming.kind === "make") names.set(naming.name, naming.file);
  else if (naming.kind === "remove") names.delete(naming.name);
  else {
    const file = names.get(naming.from);
    names.delete(naming.from);
    if (file !== undefined) names.set(naming.to, file);
  }
}

function keepSectors(change: Change, random: Random): Change[] {
  if ("size" in change) return random() < 0.5 ? [change] : [];
  const kept: Change[] = [];
  for (let from = 0; from < change.bytes.length;) {
    const next = Math.min(change.bytes.length, (Math.floor((change.at + from) / sector) + 1) * sector - change.at);
    if (random() < 0.5) kept.push({ at: change.at + from, bytes: change.bytes.subarray(from, next) });
    from = next;
  }
  return kept;
}

function survivors(pending: readonly Change[], cut: Cut, random: Random): readonly Change[] {
  switch (cut) {
    case "nothing":
      return [];
    case "all":
      return pending;
    case "subset":
      return pending.filter(() => random() < 0.5);
    case "torn":
      return pending.flatMap((change) => keepSectors(change, random));
  }
}

/**
 * A folder on a disk that keeps only what was synced: fsync of a file makes its earlier writes and its size safe, fsync of the
 * folder its names. Names change in order (a journalling file system), contents in any. Shared memory (-shm) is not kept.
 */
export function openDisk(base: ReadonlyMap<string, Buffer>) {
  const copies = [...base].map(([name, bytes]): [string, File] => [name, { safe: Buffer.from(bytes), pending: [] }]);
  const safeNames: Names = new Map(copies);
  const names: Names = new Map(copies);
  let namings: Naming[] = [];
  const byFd = new Map<number, File | "folder">();

  function rename(naming: Naming): void {
    namings.push(naming);
    applyNaming(names, naming);
  }
  function open(fd: number, path: string): void {
    const name = basename(path);
    if (!name.startsWith("journal.db")) return void byFd.set(fd, "folder");
    if (name.endsWith("-shm")) return void byFd.delete(fd);
    const known = names.get(name);
    const file = known ?? { safe: Buffer.alloc(0), pending: [] };
    if (known === undefined) rename({ kind: "make", name, file });
    byFd.set(fd, file);
  }
  function sync(at: File | "folder"): void {
    if (at === "folder") {
      for (const naming of namings) applyNaming(safeNames, naming);
      namings = [];
    } else {
      for (const change of at.pending) at.safe = applyChange(at.safe, change);
      at.pending = [];
    }
  }

  return {
    take({ kind, fd, at, bytes }: LogRecord): void {
      if (kind === "start") return byFd.clear();
      if (kind === "open") return open(fd, bytes.toString());
      if (kind === "unlink" && !bytes.toString().endsWith("-shm"))
        rename({ kind: "remove", name: basename(bytes.toString()) });
      if (kind === "rename") {
        const [from = "", to = ""] = bytes
          .toString()
          .split("\0")
          .map((path) => basename(path));
        rename({ kind: "move", from, to });
      }
      const file = byFd.get(fd);
      if (file === undefined) return;
      if (kind === "sync") sync(file);
      if (file === "folder") return;
      if (kind === "write") file.pending.push({ at, bytes });
      if (kind === "truncate") file.pending.push({ size: at });
    },
    /** Changes that a cut now may take back. */
    unsafe: (): number =>
      namings.length +
      [...new Set([...safeNames.values(), ...names.values()])].reduce((sum, { pending }) => sum + pending.length, 0),
    /** The files as the next start would find them. */
    cut(how: Cut, random: Random): Map<string, Buffer> {
      const kept = how === "nothing" ? 0 : how === "all" ? namings.length : Math.floor(random() * (namings.length + 1));
      const left: Names = new Map(safeNames);
      for (const naming of namings.slice(0, kept)) applyNaming(left, naming);
      const found = new Map<string, Buffer>();
      for (const [name, { safe, pending }] of left) {
        const changes = survivors(pending, how, random);
        const copy = changes.length === 0 ? safe : Buffer.from(safe);
        found.set(name, changes.reduce(applyChange, copy));
      }
      return found;
    },
  };
}
