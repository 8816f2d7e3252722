import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Shop, openShop, payCash, ring } from "./open-shop.ts";

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop[Symbol.asyncDispose]());

async function sell(): Promise<number> {
  const { window } = shop;
  const { categories } = await window.ask({ kind: "layout" });
  await ring(window, categories[0]?.keys[0]?.code ?? "");
  const done = await payCash(window, 1000);
  return done.seq;
}
const root = join(import.meta.dirname, "../..");
function journal(...args: string[]) {
  return spawnSync(process.execPath, ["db/cli/journal.ts", ...args], { cwd: root, encoding: "utf8" });
}

describe("headquarters", () => {
  test("down and back: cash sales go on, and everything arrives in order", async () => {
    const { window, rig } = shop;
    await rig.servers.headquarters.down();
    const seqs = [await sell(), await sell(), await sell()];
    await window.see((view) => view.lamps.headquarters.state === "warn", "known away");
    await rig.servers.headquarters.up();
    await window.see(
      (view) => view.lamps.headquarters.state === "ok" && view.lamps.headquarters.backlog === 0,
      "caught up",
      40_000,
    );
    const held = rig.servers.headquarters.entries("R1", 1).map(({ seq }) => seq);
    expect(held).toEqual(held.map((_, at) => at + 1));
    for (const seq of seqs) expect(held).toContain(seq);
    expect(rig.servers.headquarters.findings()).toEqual([]);
  }, 90_000);

  test("forked: forwarding stops, e-money is off, cash goes on, and it is said", async () => {
    const { window, rig } = shop;
    rig.servers.headquarters.fork();
    await sell();
    await window.see((view) => view.pending.some(({ kind }) => kind === "fork"), "fork pending", 30_000);
    await sell();
    const { categories } = await window.ask({ kind: "layout" });
    await ring(window, categories[0]?.keys[0]?.code ?? "");
    expect(await window.send({ kind: "emoney" })).toMatchObject({ kind: "refused", code: "forked" });
  });

  test("a database older than what headquarters holds is out of service", async () => {
    const { window, rig, house } = shop;
    await window.see((view) => view.lamps.headquarters.backlog === 0, "forwarded");
    house.register().child.kill("SIGTERM");
    await house.register().exited;
    const file = join(rig.data, "journal.db");
    const backup = readFileSync(file);
    await house.restartRegister();
    await window.see(({ screen }) => screen.kind === "sale", "selling");
    await sell();
    await window.see((view) => view.lamps.headquarters.backlog === 0, "forwarded");
    house.register().child.kill("SIGTERM");
    await house.register().exited;
    writeFileSync(file, backup);
    await house.restartRegister();
    const view = await window.see(({ screen }) => screen.kind === "out-of-service", "restored", 30_000);
    expect(view.guard).toBe("restored");
  }, 90_000);

  test("its trust file anchors the export; verify finds nothing in it, and everything once it is edited", async () => {
    const { window, rig } = shop;
    await sell();
    await window.see((view) => view.lamps.headquarters.backlog === 0, "forwarded");
    await expect
      .poll(() => rig.servers.headquarters.entries("R1", 1).some(({ body }) => body.includes('"kind":"anchor"')), {
        timeout: 20_000,
      })
      .toBe(true);
    const out = join(rig.dir, "journal.jsonl");
    const exported = journal("export", "--data", rig.data, "--out", out);
    expect(exported.status).toBe(0);
    const untrusted = journal("verify", "--file", out);
    expect(untrusted.stdout).toContain("unanchored");
    const manifest = JSON.parse(readFileSync(`${out}.manifest.json`, "utf8")) as { genesis: { key: string } };
    const trust = join(rig.dir, "trust.json");
    writeFileSync(trust, JSON.stringify({ key: manifest.genesis.key, headquarters: rig.servers.hqKey }));
    const trusted = journal("verify", "--file", out, "--trust", trust);
    expect(trusted.stdout + trusted.stderr).not.toContain('"finding"');
    expect(trusted.status).toBe(0);
    const lines = readFileSync(out, "utf8");
    writeFileSync(`${out}.edited`, lines.replace('\\"given\\":1000', '\\"given\\":2000'));
    writeFileSync(`${out}.edited.manifest.json`, readFileSync(`${out}.manifest.json`));
    const edited = journal("verify", "--file", `${out}.edited`);
    expect(edited.status).toBe(1);
    expect(edited.stdout).toContain("hash-broken");
  });
});
