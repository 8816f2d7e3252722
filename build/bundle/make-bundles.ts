import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../runtime/pins.ts";
import { say } from "../runtime/run-step.ts";
import { hashFiles } from "./stamp.ts";
import type { Target } from "./targets.ts";
import { listTargets } from "./targets.ts";

const out = join(root, "out");

/** Brings out/app and out/rig up to date; what did not change is not built again. Throws when an entry is missing. */
export async function makeBundles(): Promise<void> {
  for (const target of listTargets()) await makeBundle(target);
}

async function makeBundle(target: Target): Promise<void> {
  const stamp = join(out, "stamps", target.name);
  const hash = hashFiles(root, target.inputs);
  const listMissing = (): string[] => target.outputs.filter((path) => !existsSync(join(out, path)));
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash && listMissing().length === 0) return;
  say(`bundling ${target.name}`);
  rmSync(stamp, { force: true });
  const [{ build }, { describeRun }] = await Promise.all([import("vite"), import("../vite.config.ts")]);
  for (const plan of target.plans) {
    if (plan.kind === "program") rmSync(join(out, plan.folder, "chunks"), { recursive: true, force: true });
    await build(describeRun(plan));
  }
  const missing = listMissing();
  if (missing.length > 0) throw new Error(`the bundle ${target.name} came out without ${missing.join(", ")}`);
  mkdirSync(join(out, "stamps"), { recursive: true });
  writeFileSync(stamp, hash);
}
