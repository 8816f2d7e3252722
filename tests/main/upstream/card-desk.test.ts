import { describe, expect, test } from "vitest";
import { openCatalogue } from "#db/catalogue.ts";
import { answerLost } from "#rig/behaviour.ts";
import { hashNumber, rigPepper, seedMembers } from "#rig/headquarters/seed.ts";
import { openPull } from "#upstream/pull.ts";
import { openHeadquartersBench, type HeadquartersBench } from "./headquarters-bench.ts";

const seeded = (label: string) => {
  const found = seedMembers.find((one) => one.label.includes(label));
  if (found === undefined) throw new Error(label);
  return { ...found, card: hashNumber(rigPepper, found.number) };
};
const fresh = (digit: string) => digit.repeat(64);
const approvedBy = "01";

/** A catalogue that is kept up by the real pull. */
async function openPulled(bench: HeadquartersBench) {
  const catalogue = openCatalogue({ dir: bench.dir });
  const pull = openPull({ headquarters: bench.headquarters, catalogue, see: () => {} });
  const caughtUp = async (version: number, denyVersion: number) => {
    pull.nudge();
    await expect.poll(() => catalogue.versions()).toMatchObject({ cards: version, denyList: denyVersion });
  };
  return {
    catalogue,
    caughtUp,
    [Symbol.dispose]: () => {
      pull[Symbol.dispose]();
      catalogue[Symbol.dispose]();
    },
  };
}
const done = <T>(answer: { kind: "answer"; value: T } | { kind: "refused" | "away"; code: string }): T => {
  if (answer.kind !== "answer") throw new Error(`${answer.kind} ${answer.code}`);
  return answer.value;
};

describe("card set-up", () => {
  test("a member is found by number, wallet, id and card, with the name to confirm", async () => {
    await using bench = await openHeadquartersBench();
    const { member, name, wallet, customer, number, card } = seeded("ポイントあり");
    for (const who of [{ number }, { number: "310003" }, { wallet }, { member }, { card }])
      expect(await bench.headquarters.findMember(who)).toMatchObject({
        kind: "answer",
        value: { member, name, wallet, customer, cards: [{ card, status: "active" }] },
      });
    for (const who of [{ number: "0000000000" }, { wallet: customer }, { card: fresh("e") }])
      expect(await bench.headquarters.findMember(who)).toEqual({ kind: "refused", code: "member-unknown" });
  });

  test("a card is linked once, and comes down to every register", async () => {
    await using bench = await openHeadquartersBench();
    using pulled = await openPulled(bench);
    const { member, wallet, customer } = seeded("カード未登録");
    const link = { card: fresh("a"), member, approvedBy };
    const honest = bench.rig.behave(answerLost({ op: "linkCard" }));
    expect(await bench.headquarters.linkCard(link)).toMatchObject({ kind: "away" });
    honest();
    const linked = done(await bench.headquarters.linkCard(link));
    expect(linked.active).toEqual([fresh("a")]);
    expect(done(await bench.headquarters.linkCard(link))).toEqual(linked);
    await pulled.caughtUp(linked.version, linked.denyVersion);
    expect(pulled.catalogue.card(fresh("a"))).toEqual({ member, wallet, customer, standing: "active" });
    const other = seeded("残高わずか");
    expect(await bench.headquarters.linkCard({ ...link, member: other.member })).toMatchObject({ code: "card-taken" });
    expect(await bench.headquarters.linkCard({ ...link, card: fresh("b") })).toMatchObject({ code: "member-has-card" });
    expect(await bench.headquarters.linkCard({ ...link, member: "m-0" })).toMatchObject({ code: "member-unknown" });
  });

  test("moved to a new card, the old one says why it does not work", async () => {
    await using bench = await openHeadquartersBench();
    using pulled = await openPulled(bench);
    const { member, card, meal } = seeded("ポイントあり");
    const move = { from: card, to: fresh("b"), member, approvedBy };
    const honest = bench.rig.behave(answerLost({ op: "moveCard" }));
    expect(await bench.headquarters.moveCard(move)).toMatchObject({ kind: "away" });
    honest();
    const moved = done(await bench.headquarters.moveCard(move));
    expect(moved.active).toEqual([fresh("b")]);
    await pulled.caughtUp(moved.version, moved.denyVersion);
    expect(pulled.catalogue.card(card)).toMatchObject({ standing: "stopped", why: "moved" });
    expect(pulled.catalogue.card(fresh("b"))).toMatchObject({ member, standing: "active", meal: meal?.wallet });
    const again = done(await bench.headquarters.moveCard({ ...move, from: null, to: fresh("c") }));
    expect(again.active).toEqual([fresh("c")]);
    const other = seeded("残高わずか");
    expect(await bench.headquarters.moveCard({ ...move, from: other.card })).toMatchObject({ code: "card-unknown" });
    expect(await bench.headquarters.moveCard({ ...move, to: other.card })).toMatchObject({ code: "card-taken" });
  });

  test("a lost card is stopped and denied at once, and works again only when it is linked again", async () => {
    await using bench = await openHeadquartersBench();
    using pulled = await openPulled(bench);
    const { member, card } = seeded("院生");
    const stop = { card, reason: "lost", approvedBy } as const;
    const stopped = done(await bench.headquarters.stopCard(stop));
    expect(stopped).toMatchObject({ member, active: [] });
    expect(done(await bench.headquarters.stopCard(stop))).toEqual(stopped);
    await pulled.caughtUp(stopped.version, stopped.denyVersion);
    expect(pulled.catalogue.card(card)).toMatchObject({ standing: "denied", why: "lost" });
    const back = done(await bench.headquarters.linkCard({ card, member, approvedBy }));
    await pulled.caughtUp(back.version, back.denyVersion);
    expect(pulled.catalogue.card(card)).toMatchObject({ member, standing: "active" });
    expect(done(await bench.headquarters.stopCard({ member, reason: "left", approvedBy })).active).toEqual([]);
    expect(await bench.headquarters.stopCard({ card: fresh("d"), reason: "lost", approvedBy })).toMatchObject({
      code: "card-unknown",
    });
    expect(await bench.headquarters.stopCard({ member: "m-0", reason: "lost", approvedBy })).toMatchObject({
      code: "member-unknown",
    });
  });

  test("of two registers that link one card at once, one is told that it is taken", async () => {
    await using bench = await openHeadquartersBench();
    const other = bench.another("R02");
    const lost = seeded("カード未登録");
    const held = seeded("院生");
    await bench.headquarters.stopCard({ card: held.card, reason: "lost", approvedBy });
    const answers = await Promise.all([
      bench.headquarters.linkCard({ card: fresh("9"), member: lost.member, approvedBy }),
      other.linkCard({ card: fresh("9"), member: held.member, approvedBy }),
    ]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["answer", "refused"]);
    expect(answers.find(({ kind }) => kind === "refused")).toEqual({ kind: "refused", code: "card-taken" });
  });

  test("the age of the deny list is that of the last time headquarters confirmed it", async () => {
    await using bench = await openHeadquartersBench();
    using pulled = await openPulled(bench);
    await expect.poll(() => pulled.catalogue.denyListAtMs()).not.toBeNull();
    const first = pulled.catalogue.denyListAtMs() ?? 0;
    expect(Math.abs(Date.now() - first)).toBeLessThan(10_000);
    const { version, denyVersion } = done(
      await bench.headquarters.stopCard({ card: seeded("教職員").card, reason: "lost", approvedBy }),
    );
    await pulled.caughtUp(version, denyVersion);
    await expect.poll(() => pulled.catalogue.denyListAtMs()).toBeGreaterThan(first);
  });

  test("an answer that does not have the state that was asked for is not believed", async () => {
    await using bench = await openHeadquartersBench();
    const { member, card } = seeded("院生");
    bench.rig.behave({
      name: "planted",
      after: ({ op }, reply) =>
        op === "stopCard"
          ? { kind: "answer", reply: { ...reply, body: { ...(reply.body as object), active: [card] } } }
          : undefined,
    });
    for (const who of [{ card }, { member }])
      expect(await bench.headquarters.stopCard({ ...who, reason: "lost", approvedBy })).toEqual({
        kind: "refused",
        code: "bad-answer",
      });
  });
});
