import { describe, expect, test } from "vitest";
import type { Acting } from "#counter/acts/acting.ts";
import { openDesk } from "#counter/acts/desk.ts";
import { freshLive } from "#counter/live.ts";
import type { Command } from "#register/command.ts";
import type { DeskChange } from "#register/desk-stage.ts";
import type { Headquarters } from "#upstream/headquarters/open-headquarters.ts";
import type { Pokepay } from "#upstream/pokepay/open-pokepay.ts";

type Told = Command & { readonly kind: "desk-told" };
type Found = Awaited<ReturnType<Headquarters["findMember"]>>;
type Changed = Awaited<ReturnType<Headquarters["linkCard"]>>;

const hanako = { member: "m-1", name: "生協 花子", wallet: "w-1", customer: "c-1" };
const cards = [
  { card: "a".repeat(64), status: "active" },
  { card: "b".repeat(64), status: "stopped" },
] as const;
const found: Found = { kind: "answer", value: { ...hanako, cards: [...cards] } };
const away = { kind: "away", code: "timeout" } as const;
const changed: Changed = { kind: "answer", value: { member: "m-1", version: 2, denyVersion: 1, active: [] } };
const change: DeskChange = { act: "link", member: "m-1", card: "a".repeat(64), seq: 9, by: "07" };
const barcode = {
  kind: "answer",
  value: { wallet: "w-1", scopes: ["payment"], expiresAtMs: 60_000, used: false },
} as const;

/** The desk with servers whose answers the test gives. */
function openBench(o: {
  readonly find?: (who: object) => Promise<Found>;
  readonly link?: () => Promise<Changed>;
  readonly read?: () => Promise<unknown>;
}) {
  const told: Told[] = [];
  const asked: unknown[] = [];
  let pulls = 0;
  let seeOnline: (online: "up") => void = () => {};
  const stop = new AbortController();
  const live = freshLive(0);
  const record = <T>(name: string, answer: () => Promise<T>) => {
    return (given: unknown): Promise<T> => {
      asked.push([name, given]);
      return answer();
    };
  };
  const headquarters = {
    findMember: (who: object) => (o.find ?? (async () => found))(who),
    linkCard: record("link", o.link ?? (async () => changed)),
    moveCard: record("move", o.link ?? (async () => changed)),
    stopCard: record("stop", o.link ?? (async () => changed)),
    watch: (see: (online: "up") => void) => {
      seeOnline = see;
      return () => {};
    },
  } as unknown as Headquarters;
  const acting = {
    headquarters,
    pokepay: { readBarcode: o.read ?? (async () => barcode) } as unknown as Pokepay,
    live,
    timeScale: 0.001,
    nowMs: () => 1000,
    take: (command: Command) => {
      told.push(command as Told);
      return { kind: "taken" };
    },
    pullNow: () => void (pulls += 1),
    stopped: stop.signal,
  } as unknown as Acting;
  return {
    desk: openDesk(acting),
    live,
    told,
    asked,
    stop,
    pulls: () => pulls,
    acting: () => acting,
    wake: () => seeOnline("up"),
  };
}

describe("looking for a member", () => {
  test("keeps the name in memory, and tells the core the opaque id and how many cards work", async () => {
    const bench = openBench({});
    await bench.desk.find({ number: "1" });
    expect(bench.told).toEqual([{ kind: "desk-told", answer: { kind: "member", member: "m-1", cards: 1 } }]);
    expect(bench.live.deskName).toBe("生協 花子");
    expect(JSON.stringify(bench.told)).not.toContain("花子");
  });

  test("takes only the answer to the last question, and forgets the name before", async () => {
    const answers: ((answer: Found) => void)[] = [];
    const bench = openBench({ find: () => new Promise((resolve) => void answers.push(resolve)) });
    const [first, second] = [bench.desk.find({ number: "1" }), bench.desk.find({ number: "2" })];
    answers[1]?.({ kind: "refused", code: "member-unknown" });
    await second;
    answers[0]?.(found);
    await first;
    expect(bench.told.map(({ answer }) => answer.kind)).toEqual(["refused"]);
    expect(bench.live.deskName).toBeNull();
  });

  test("goes by the wallet of an app's barcode, which must be fresh", async () => {
    const asked: object[] = [];
    const find = async (who: object) => (asked.push(who), found);
    const come = async (read: unknown, handle = "h") => {
      const bench = openBench({ find, read: async () => read });
      bench.live.tokens.set("h", "0".repeat(20));
      await bench.desk.find({ handle });
      const [told] = bench.told;
      return told?.answer.kind === "refused" ? told.answer.code : told?.answer.kind;
    };
    expect(await come(barcode)).toBe("member");
    expect(asked).toEqual([{ wallet: "w-1" }]);
    expect(await come({ ...barcode, value: { ...barcode.value, used: true } })).toBe("cpm_token_already_proceed");
    expect(await come({ ...barcode, value: { ...barcode.value, expiresAtMs: -5000 } })).toBe(
      "cpm_token_already_expired",
    );
    expect(await come({ kind: "refused", code: "cpm_token_not_found" })).toBe("cpm_token_not_found");
    expect(await come(away)).toBe("desk-app-away");
    expect(await come(barcode, "gone with a restart")).toBe("cpm_token_not_found");
    expect(asked).toHaveLength(1);
  });
});

describe("a change that was approved", () => {
  test("is asked for until it is answered, and then the cards are pulled at once", async () => {
    const answers: Changed[] = [away, { kind: "refused", code: "bad-answer" }, changed];
    const bench = openBench({ link: async () => answers.shift() ?? changed });
    await bench.desk.send(change);
    expect(bench.told).toEqual([
      { kind: "desk-told", seq: 9, answer: away },
      { kind: "desk-told", seq: 9, answer: { kind: "away", code: "bad-answer" } },
      { kind: "desk-told", seq: 9, answer: { kind: "changed" } },
    ]);
    expect(bench.pulls()).toBe(1);
    const { card, member } = change;
    expect(new Set(bench.asked.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(["link", { card, member, approvedBy: "07" }])]),
    );
  });

  test("ends with a refusal, and stops one card or all of a member", async () => {
    const bench = openBench({ link: async () => ({ kind: "refused", code: "card-unknown" }) });
    await bench.desk.send({ ...change, act: "stop" });
    await bench.desk.send({ ...change, act: "stop", card: null, seq: 10 });
    await bench.desk.send({ ...change, act: "move", seq: 11 });
    expect(bench.told.map(({ answer, seq }) => [seq, answer.kind])).toEqual([
      [9, "refused"],
      [10, "refused"],
      [11, "refused"],
    ]);
    expect(bench.asked).toEqual([
      ["stop", { card: change.card, reason: "lost", approvedBy: "07" }],
      ["stop", { member: "m-1", reason: "lost", approvedBy: "07" }],
      ["move", { from: null, to: change.card, member: "m-1", approvedBy: "07" }],
    ]);
    expect(bench.pulls()).toBe(0);
  });

  test("is sent by one at a time, at once when the road is back, and no more when the register stops", async () => {
    let isBack = false;
    const bench = openBench({ link: async () => (isBack ? changed : away) });
    // At full waits: only the road that is back ends them in time.
    const slow = openDesk({ ...bench.acting(), timeScale: 100 });
    const sending = slow.send(change);
    await slow.send(change);
    await expect.poll(() => bench.told).toHaveLength(1);
    isBack = true;
    bench.wake();
    await sending;
    expect(bench.told.map(({ answer }) => answer.kind)).toEqual(["away", "changed"]);
    isBack = false;
    const left = slow.send({ ...change, seq: 10 });
    await expect.poll(() => bench.told).toHaveLength(3);
    bench.stop.abort();
    await left;
    expect(bench.told).toHaveLength(3);
  });
});
