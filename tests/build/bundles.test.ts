import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeBundles } from "#build/bundle/make-bundles.ts";
import { hashFiles } from "#build/bundle/stamp.ts";
import { root } from "#build/runtime/pins.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { openSkeleton } from "./skeleton.ts";

const app = join(root, "out", "app");

const atOnce = [/^(?:import|export)\b[^"]*"([^"]+)";?$/gm];
const atOnceOrLater = [...atOnce, /\bimport\("([^"]+)"\)/g];

/** Packages and builtins that a bundled program reaches through its chunks, at once or later. */
function listPackages(path: string, forms = atOnceOrLater, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = readFileSync(path, "utf8");
  const names = forms.flatMap((form) => [...text.matchAll(form)]).map((match) => match[1] ?? "");
  return names.flatMap((name) => (name.startsWith(".") ? listPackages(join(path, "..", name), forms, seen) : [name]));
}

describe("The bundles", () => {
  beforeAll(makeBundles, 60_000);

  test("of the shell reach no native module, no card and no money server", () => {
    const packages = listPackages(join(app, "main.js"));
    expect(packages).toContain("electron");
    const foreign = ["better-sqlite3", "serialport", "smartcard", "nfc-pcsc", "@pokepay/pokepay-partner-sdk"];
    expect(packages.filter((name) => foreign.includes(name))).toEqual([]);
  });

  test("of the register keep better-sqlite3 and the Pokepay SDK outside, where their files are", () => {
    const packages = listPackages(join(app, "register-process.js"));
    expect(packages).toContain("better-sqlite3");
    expect(packages).toContain("@pokepay/pokepay-partner-sdk");
    expect(packages).not.toContain("electron");
  });

  test("of the windows bring of a face that comes whole no more than its small files leave out", () => {
    const fonts = globSync("renderer/assets/*.ttf", { cwd: app });
    expect(fonts).toHaveLength(2);
    for (const path of fonts) expect(readFileSync(join(app, path)).length, path).toBeLessThan(64 * 1024);
  });

  test("of the register load the SDK and the logger when they are wanted, not when it starts", () => {
    const started = listPackages(join(app, "register-process.js"), atOnce);
    expect(started).toContain("better-sqlite3");
    expect(started.filter((name) => ["@pokepay/pokepay-partner-sdk", "pino"].includes(name))).toEqual([]);
    const signed = listPackages(join(app, "chunks", "open-pokepay.js"), atOnce);
    expect(signed).toContain("@pokepay/pokepay-partner-sdk");
  });

  test("of the preloads require nothing but electron, as the sandbox wants", () => {
    for (const path of globSync("preload*.js", { cwd: app })) {
      const text = readFileSync(join(app, path), "utf8");
      const required = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map((match) => match[1]);
      expect({ path, required: [...new Set(required)] }).toEqual({ path, required: ["electron"] });
      expect(text).not.toMatch(/^import /m);
    }
  });

  test("of the pages hold no inline script, style or data, as their policy wants", () => {
    for (const path of globSync("renderer/*.html", { cwd: app })) {
      const text = readFileSync(join(app, path), "utf8");
      expect(text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
      expect(text).not.toMatch(/<style|style=/);
    }
    for (const path of globSync("renderer/assets/*.css", { cwd: app })) {
      expect(readFileSync(join(app, path), "utf8")).not.toContain("url(data:");
    }
  });
});

describe("Bundling", () => {
  test("builds what changed, nothing else, and fails when an entry is missing", async () => {
    using house = openSkeleton("rules and code");
    const bundle = async () => house.run("node", "build/setup/make.ts", "bundle");
    const all = ["processes", "preloads", "renderer", "rig"].map((name) => `setup: bundling ${name}\n`);
    expect(await bundle()).toEqual({ isGreen: true, text: all.join("") });
    expect(await bundle()).toEqual({ isGreen: true, text: "" });
    writeFileSync(
      join(house.folder, "renderer", "app.tsx"),
      `${readFileSync(join(root, "renderer", "app.tsx"), "utf8")}\n`,
    );
    expect(await bundle()).toEqual({ isGreen: true, text: "setup: bundling renderer\n" });
    rmSync(join(house.folder, "out", "rig", "rig.js"));
    expect(await bundle()).toEqual({ isGreen: true, text: "setup: bundling rig\n" });
    rmSync(join(house.folder, "main", "devices-process.ts"));
    expect(await bundle()).toEqual({ isGreen: false, text: expect.stringContaining("devices-process") });
  }, 120_000);

  test("sees a change of a name, of a content and of a place", () => {
    using house = openSkeleton();
    const hash = (): string => hashFiles(house.folder, ["db", "none"]);
    const hashes = [hash()];
    house.plant("db/a.ts", "1");
    hashes.push(hash());
    house.plant("db/a.ts", "2");
    hashes.push(hash());
    rmSync(join(house.folder, "db", "a.ts"));
    house.plant("db/b.ts", "2");
    hashes.push(hash());
    rmSync(join(house.folder, "db", "b.ts"));
    house.plant("db/c/b.ts", "2");
    hashes.push(hash());
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
