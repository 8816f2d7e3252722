// npm start                       rig, kiosk and bench window; without a display the scripted demonstration
// npm start -- --config FILE      the kiosk alone, on the devices and servers FILE names; with --training to practise on its devices
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { findRuntime } from "#build/runtime/find-runtime.ts";
import { openVirtualDisplay } from "#build/runtime/open-display.ts";
import { root } from "#build/runtime/pins.ts";
import { type Part, startPart } from "./start-part.ts";

type Ready = {
  readonly config: string;
  readonly bench: string;
  readonly portal: string;
  readonly env: Readonly<Record<string, string>>;
};

/** The kiosk ends with this where it wants to be started again: into practice, or back from it (main/shell/training.ts). */
const againCode = 10;

const { values } = parseArgs({
  options: {
    config: { type: "string" },
    dir: { type: "string", default: join(root, "out", "rig-data") },
    training: { type: "boolean", default: false },
  },
});
const { DISPLAY: x = "", WAYLAND_DISPLAY: wayland = "" } = process.env;
const hasDisplay = x !== "" || wayland !== "";

if (values.config !== undefined) process.exitCode = await runAlone(resolve(values.config));
else if (hasDisplay) process.exitCode = await runOnRig(resolve(values.dir));
else {
  console.log(
    "There is no display here: kiosk and rig run under Xvfb, unseen, and the scripted demonstration is played on them.",
  );
  await import("../e2e/demo.ts");
}

/** Resolves when somebody asks for the end. */
function untilTold(): Promise<void> {
  return new Promise((told) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => told());
  });
}

function startKiosk(config: string, env: NodeJS.ProcessEnv, more: readonly string[]): Part {
  const { path, args, sqliteBinding } = findRuntime();
  const sqlite = sqliteBinding === null ? [] : ["--sqlite", sqliteBinding];
  return startPart({
    name: "kiosk",
    command: [path, ...args, ...onWayland(), root, "--config", config, ...sqlite, ...more],
    env,
  });
}

/** The kiosk for as long as it wants to run, or until `until` comes first: the exit code of whichever ended. */
async function keepKiosk(config: string, env: NodeJS.ProcessEnv, until: Promise<number | void>): Promise<number> {
  let more: readonly string[] = values.training ? ["--training"] : [];
  for (;;) {
    await using kiosk = startKiosk(config, env, more);
    const code = await Promise.race([kiosk.ended, until]);
    if (code !== againCode) return code ?? 0;
    more = [];
  }
}

/** Chromium looks for X unless told. */
function onWayland(): string[] {
  return x === "" && wayland !== "" ? ["--ozone-platform=wayland"] : [];
}

async function runAlone(config: string): Promise<number> {
  const told = untilTold();
  if (!hasDisplay) console.log("There is no display here: the kiosk runs under Xvfb, unseen.");
  await using display = hasDisplay ? null : await openVirtualDisplay("1400x900x24");
  return await keepKiosk(config, display === null ? {} : { DISPLAY: display.name }, told);
}

async function runOnRig(dir: string): Promise<number> {
  const told = untilTold();
  await using rig = startPart({
    name: "rig",
    command: [process.execPath, join(root, "out/rig/rig.js"), "--dir", dir],
    speaks: true,
  });
  const ready = await Promise.race([rig.message.then((message) => message as Ready), rig.ended, told]);
  if (typeof ready !== "object") return ready ?? 0;
  const { path, args } = findRuntime();
  await using _bench = startPart({
    name: "bench window",
    command: [path, ...args, ...onWayland(), join(root, "tests/rig/bench-app"), "--url", ready.bench],
  });
  console.log(
    "Sign on with operator 07, PIN 1234. Cards, codes and faults are in the bench window; closing the kiosk or Ctrl-C ends it all.",
  );
  return await keepKiosk(ready.config, ready.env, Promise.race([rig.ended, told]));
}
