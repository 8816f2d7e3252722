import { describe, expect, test } from "vitest";
import { openCatalogue } from "#db/catalogue.ts";
import { settingsForged, settingsReplayed } from "#rig/headquarters/behaviours.ts";
import { hashNumber, rigPepper, seedMembers } from "#rig/headquarters/seed.ts";
import { settingsOf } from "#upstream/headquarters/settings-body.ts";
import { verifySettings } from "#upstream/headquarters/verify-settings.ts";
import { openPull, type PullEvent } from "#upstream/pull.ts";
import { openHeadquartersBench } from "./headquarters-bench.ts";

describe("what comes down from headquarters", () => {
  test("settings, cards, deny list and catalogue are stored, and only what changed comes again", async () => {
    await using bench = await openHeadquartersBench();
    using catalogue = openCatalogue({ dir: bench.dir });
    const events: PullEvent[] = [];
    using pull = openPull({ headquarters: bench.headquarters, catalogue, see: (event) => events.push(event) });
    await expect.poll(() => events.at(-1)).toEqual({ kind: "complete" });
    const goods = bench.rig.catalogue();
    expect(goods.map(({ code }) => catalogue.item(code))).toEqual(goods);
    expect(catalogue.picture("20200015")).toMatch(/^data:image\/svg\+xml;base64,/u);
    // Told once a part, not once a page.
    expect(events.filter(({ kind }) => kind === "items")).toHaveLength(1);
    const denied = seedMembers.find((one) => one.denied && one.link === "fcf");
    const member = seedMembers.find((one) => !one.denied && one.link === "fcf" && one.status === "active");
    if (denied === undefined || member === undefined) throw new Error("the seed has no such members");
    expect(catalogue.card(hashNumber(rigPepper, denied.number))?.standing).toBe("denied");
    expect(catalogue.card(hashNumber(rigPepper, member.number))).toEqual({
      member: member.member,
      wallet: member.wallet,
      customer: member.customer,
      standing: "active",
    });

    const [item] = goods;
    if (item === undefined) throw new Error("no items");
    const version = bench.rig.publishSettings({ lock_idle_s: 77 });
    bench.rig.removeItem(item.code);
    events.length = 0;
    pull.nudge();
    // A round may have been under way: then the items of it come before the settings of the next.
    await expect
      .poll(() =>
        events
          .filter(({ kind }) => kind !== "complete")
          .map(({ kind }) => kind)
          .toSorted(),
      )
      .toEqual(["items", "settings"]);
    expect(catalogue.item(item.code)).toBeNull();
    const stored = catalogue.settings();
    if (stored === null) throw new Error("no settings");
    expect(verifySettings(bench.rig.key, stored)).toMatchObject({ version, lock_idle_s: 77 });
    expect(verifySettings(bench.rig.key, { ...stored, body: stored.body.replace("77", "78") })).toBeNull();
    const body = verifySettings(bench.rig.key, stored);
    expect(body === null ? null : settingsOf(body, 5)).toMatchObject({
      version,
      catalogue: 5,
      layout: expect.any(Array),
    });
  });

  test("settings with a bad signature or an older version are refused and the newer ones stay", async () => {
    await using bench = await openHeadquartersBench();
    const { headquarters, rig } = bench;
    const old = rig.settings();
    const version = rig.publishSettings({ lock_idle_s: 60 });
    const forged = rig.behave(settingsForged());
    expect(await headquarters.settings(0)).toEqual({ kind: "refused", code: "signature-bad" });
    forged();
    rig.behave(settingsReplayed(old));
    rig.publishSettings({ lock_idle_s: 61 });
    expect(await headquarters.settings(version)).toEqual({ kind: "refused", code: "version-down" });
  });

  test("a register with another's certificate is refused, and so says the code", async () => {
    await using bench = await openHeadquartersBench({ as: "R99" });
    expect(await bench.headquarters.head()).toEqual({ kind: "refused", code: "wrong-register" });
    expect(bench.headquarters.online()).toBe("up");
  });

  test("with nobody there the answer is away, within the limit", async () => {
    await using bench = await openHeadquartersBench();
    expect(await bench.headquarters.head()).toEqual({ kind: "answer", value: null });
    await bench.rig.down();
    expect(await bench.headquarters.head()).toMatchObject({ kind: "away" });
    expect(bench.headquarters.online()).toBe("down");
  });

  test("a key is made known before its epoch begins, and only once without approval", async () => {
    await using bench = await openHeadquartersBench();
    bench.rig.requireApproval("4711");
    const key = (digit: string): string => digit.repeat(64);
    expect(await bench.headquarters.enrol({ key: key("a") })).toMatchObject({ kind: "answer" });
    expect(await bench.headquarters.enrol({ key: key("b") })).toEqual({ kind: "refused", code: "not-approved" });
    expect(await bench.headquarters.enrol({ key: key("b"), approval: "4711" })).toMatchObject({ kind: "answer" });
  });
});
