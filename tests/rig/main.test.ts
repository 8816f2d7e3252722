import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { expect, test } from "vitest";
import { readConfig } from "#main/config.ts";

const program = new URL("main.ts", import.meta.url).pathname;

function startRig(dir: string) {
  const child = spawn(process.execPath, [program, "--dir", dir, "--card", "port"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const said = new Promise<string>((resolve) => {
    let text = "";
    child.stdout.on("data", (part: Buffer) => {
      text += part.toString("utf8");
      if (text.includes("environment:")) resolve(text);
    });
  });
  return { child, ended, said };
}

test("the rig prints a configuration that the kiosk accepts and a bench window that opens, and ends on SIGTERM", async () => {
  const dir = mkdtempSync(join(tmpdir(), "rm-"));
  const { child, ended, said } = startRig(dir);
  const text = await said;
  const value = (name: string): string => new RegExp(`^${name}:\\s+(\\S+)`, "m").exec(text)?.[1] ?? "";
  expect(readConfig(value("configuration"))).toMatchObject({ mode: "rig", reg: "R1" });
  expect((await fetch(value("bench window"))).status).toBe(200);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await expect(fetch(value("bench window"))).rejects.toThrow();
  rmSync(dir, { recursive: true });
}, 20_000);

test("the rig ends when whoever started it is gone", async () => {
  const dir = mkdtempSync(join(tmpdir(), "rm-"));
  const script = `const c=require("node:child_process").spawn(process.execPath,[${JSON.stringify(program)},"--dir",${JSON.stringify(dir)},"--card","port"],{stdio:["ignore","inherit","inherit"]});setInterval(()=>{},1000)`;
  const parent = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  // The pipe closes when the last process that holds it, the rig, has ended.
  const closed = new Promise<void>((resolve) => parent.stdout.once("close", resolve));
  await new Promise<void>((resolve) => {
    parent.stdout.on("data", (part: Buffer) => {
      text += part.toString("utf8");
      if (text.includes("environment:")) resolve();
    });
  });
  parent.kill("SIGKILL");
  await closed;
  await expect(fetch(/bench window:\s+(\S+)/.exec(text)?.[1] ?? "")).rejects.toThrow();
  rmSync(dir, { recursive: true });
}, 20_000);
