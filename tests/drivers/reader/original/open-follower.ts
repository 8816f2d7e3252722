import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";

type Told = { readonly what: string; readonly name?: string; readonly names?: readonly string[] };

/** A process that follows pcscd through one native layer, and what it told. */
export type Follower = AsyncDisposable & { readonly told: readonly Told[]; ask(question: object): void };

export function openFollower(layer: string, env: Readonly<Record<string, string>>, fault = ""): Follower {
  const program = join(import.meta.dirname, "../layer-app/follow.mjs");
  const child = spawn(process.execPath, [program, layer, fault], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const told: Told[] = [];
  child.stdin.on("error", () => undefined);
  createInterface({ input: child.stdout }).on("line", (line) => told.push(JSON.parse(line) as Told));
  const ended = once(child, "exit");
  return {
    told,
    ask: (question) => void child.stdin.write(`${JSON.stringify(question)}\n`),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
