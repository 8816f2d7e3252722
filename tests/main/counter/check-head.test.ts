import { expect, test } from "vitest";
import type { RawEntry } from "#db/journal.ts";
import { openHeadCheck } from "#main/counter/acts/check-head.ts";
import type { Online } from "#upstream/answer.ts";

const row = (seq: number): RawEntry => ({ seq, kind: "", body: "", prev: "", hash: `h${seq}`, sig: "", key_id: "" });
const journal = {
  identity: { epoch: 2, genesis: Buffer.alloc(32) },
  entriesFrom: (seq: number, limit: number) => (seq > 9 ? [] : [row(seq)].slice(0, limit)),
};
type Head = { readonly epoch: number; readonly seq: number; readonly hash: string } | null;

/** Codes of what differs after headquarters has told these heads, the last one again and again; 9 entries are ours. */
async function check(heads: readonly (Head | "away")[], online: Online = "up"): Promise<string[] | null> {
  let n = 0;
  const head = () => {
    const told = heads[Math.min(n, heads.length - 1)] ?? null;
    n += 1;
    return Promise.resolve(
      told === "away" ? ({ kind: "away", code: "timeout" } as const) : ({ kind: "answer", value: told } as const),
    );
  };
  const look = openHeadCheck({ journal, headquarters: { head, online: () => online }, timeScale: 0.001 });
  const found = await look(9, AbortSignal.timeout(40));
  return found && found.map(({ code, seq }) => `${code} ${seq}`);
}
const at = (seq: number, hash = `h${seq}`, epoch = 2): Head => ({ epoch, seq, hash });

test("headquarters that holds all of it as we have it agrees, also when it gets there while we look", async () => {
  expect(await check([at(9)])).toEqual([]);
  expect(await check([at(4), at(6)])).toEqual([]);
  expect(await check([null, at(9)])).toEqual([]);
});

test("a backlog that stands still while headquarters answers is a difference; while it is away it is none", async () => {
  expect(await check([at(4)])).toEqual(["not-forwarded 5"]);
  expect(await check(["away"])).toBeNull();
  expect(await check([at(4)], "down")).toBeNull();
});

test("another entry than ours, or more than ours, is told as such", async () => {
  expect(await check([at(7, "other")])).toEqual(["head-differs 7"]);
  expect(await check([at(12)])).toEqual(["head-ahead 0"]);
  expect(await check([at(3, "h3", 3)])).toEqual(["head-ahead 0"]);
});
