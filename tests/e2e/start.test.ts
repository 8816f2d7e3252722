import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openVirtualDisplay } from "#build/runtime/open-display.ts";
import { root } from "#build/runtime/pins.ts";
import { openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";

type Started = { readonly child: ChildProcess; readonly ended: Promise<number | null>; readonly said: () => string };

/** `npm start` after its set-up. */
function start(args: readonly string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [join(root, "tests/rig/start.ts"), ...args], {
    cwd: root,
    env: { ...process.env, DISPLAY: "", WAYLAND_DISPLAY: "", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let text = "";
  child.stdout.on("data", (chunk: Buffer) => (text += chunk.toString()));
  return { child, ended: new Promise((resolve) => child.once("exit", resolve)), said: () => text };
}

/** Command lines of all processes that speak of this folder. */
function listProcesses(dir: string): string[] {
  const read = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  };
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(read).filter((line) => line.includes(dir));
}

const isSelling = (dir: string): boolean => {
  const log = join(dir, "data", "log", "kiosk.log");
  return existsSync(log) && /"devices-card","status":"up"/.test(readFileSync(log, "utf8"));
};
const slowly = { timeout: 60_000, interval: 200 } as const;

test("On a display it starts rig, kiosk and bench window, and SIGTERM ends all three", async () => {
  using dir = makeTempDir();
  await using display = await openVirtualDisplay("1920x1080x24");
  const { child, ended, said } = start(["--dir", dir.path], { DISPLAY: display.name });
  await expect.poll(said, slowly).toContain("Sign on with operator 07");
  await expect.poll(() => isSelling(dir.path), slowly).toBe(true);
  const bench = /bench window:\s+(\S+)/.exec(said())?.[1] ?? "";
  await expect.poll(() => listProcesses(bench).length, slowly).toBeGreaterThan(0);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(listProcesses(dir.path)).toEqual([]);
  expect(listProcesses(bench)).toEqual([]);
  expect(readFileSync(join(dir.path, "data", "log", "kiosk.log"), "utf8")).toContain('"stopped"');
});

test("With --config it starts the kiosk alone on the devices and servers of that file, and says that nobody sees it", async () => {
  using dir = makeTempDir();
  await using rig = await openRig({ dir: dir.path, card: "port" });
  const { child, ended, said } = start(["--config", rig.config], rig.env);
  await expect.poll(() => isSelling(dir.path), slowly).toBe(true);
  expect(said()).toContain("no display");
  await expect.poll(() => rig.servers.headquarters.heads().length, slowly).toBe(1);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(listProcesses(rig.config)).toEqual([]);
});

test("A configuration that cannot be read ends it with the kiosk's own exit code", async () => {
  const { ended } = start(["--config", "/no/such/file.json"], {});
  expect(await ended).toBe(2);
});

test("With --training the same file is a register to practise on, whose servers end with it", async () => {
  using dir = makeTempDir();
  await using rig = await openRig({ dir: dir.path, card: "port" });
  const { child, ended } = start(["--config", rig.config, "--training"], rig.env);
  await expect.poll(() => isSelling(dir.path), slowly).toBe(true);
  const training = join(rig.data, "training");
  expect(existsSync(join(training, "journal.db"))).toBe(true);
  // The register itself was never opened.
  expect(existsSync(join(rig.data, "journal.db"))).toBe(false);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(listProcesses(training)).toEqual([]);
});
