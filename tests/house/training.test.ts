import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFile } from "#db/open-file.ts";
import type { Entry } from "#register/entry.ts";
import { openTraining } from "#rig/open-training.ts";
import { openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { firstKey } from "./first-key.ts";
import { openHouse } from "./open-house.ts";
import { openDay, payCash, printed, ring } from "./open-shop.ts";

/** The head of a journal and what its file says. */
function readBook(dir: string) {
  const store = openFile(dir, { readonly: true });
  const entries = Array.from({ length: store.entries.lastRow()?.seq ?? 0 }, (_, at) => store.entries.at(at + 1)?.entry);
  const head = store.entries.lastRow()?.hash.toString("hex");
  store.db.close();
  return { head, entries: entries.filter((entry): entry is Entry => entry !== undefined) };
}
const sum = (dir: string): string =>
  createHash("sha256")
    .update(readFileSync(join(dir, "journal.db")))
    .digest("hex");

test("practice sells and prints on the register's own devices, and neither its book nor its drawer knows of it", async () => {
  using dir = makeTempDir();
  await using rig = await openRig({ dir: dir.path, mode: "test", timeScale: 0.1, card: "port" });
  {
    await using house = await openHouse({ config: rig.config, env: rig.env });
    await openDay(house.window, rig);
    await ring(house.window, await firstKey(house.window));
    await payCash(house.window, 10_000);
    await printed(house.window);
    // The register itself does kick its drawer: that nothing does below says something.
    await expect.poll(() => rig.devices.printer.kicks().length).toBe(1);
    const { gate } = house.window.view();
    await house.window.send({ kind: "next" });
    await house.window.see((view) => view.gate !== gate, "next");
    const act = { kind: "training" } as const;
    expect(await house.window.send({ kind: "approve", op: "01", pin: rig.servers.pins["01"] ?? "", act })).toEqual({
      kind: "taken",
    });
    await house.window.see(({ screen }) => screen.kind === "locked", "left, locked");
  }
  const before = { ...readBook(rig.data), file: sum(rig.data) };
  const papers = rig.devices.printer.papers().length;
  {
    await using training = await openTraining(rig.config);
    await using house = await openHouse({ config: training.config, env: rig.env });
    const { window } = house;
    expect((await window.see(({ screen }) => screen.kind === "sign-on", "sign-on")).training).toEqual({
      pins: training.servers.pins,
    });
    await openDay(window, { ...rig, servers: training.servers });
    await ring(window, await firstKey(window));
    await payCash(window, 10_000);
    await printed(window);
    await window.send({ kind: "next" });
    await window.see(({ screen }) => screen.kind === "sale", "sale");
    await window.send({ kind: "no-sale", reason: "両替" });
    const own = await expectEntries(training.data, "no-sale");
    expect(own.find(({ kind }) => kind === "sale")).toMatchObject({ data: { receipt: `${rig.reg}-1-1`, shift: 1 } });
    expect(own[0]).toMatchObject({ kind: "provision", epoch: 1, seq: 1 });
    const after = rig.devices.printer.papers().slice(papers);
    expect(after.length).toBeGreaterThan(0);
    for (const { text } of after) expect(text.join("\n").replaceAll(/\s/g, "")).toContain("練習");
    // What the register itself would have sold is at its own headquarters, and not here.
    expect(training.servers.headquarters.heads()).not.toEqual(rig.servers.headquarters.heads());
  }
  expect({ ...readBook(rig.data), file: sum(rig.data) }).toEqual(before);
  expect(rig.devices.printer.kicks()).toHaveLength(1);
}, 90_000);

async function expectEntries(dir: string, kind: Entry["kind"]): Promise<Entry[]> {
  await expect.poll(() => readBook(dir).entries.some((entry) => entry.kind === kind)).toBe(true);
  return readBook(dir).entries;
}
