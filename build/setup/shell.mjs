import { spawnSync } from "node:child_process";

/** Runs one step; its output joins our progress on standard error. Throws when it fails. */
export function runStep(command, args, options = {}) {
  const { status, error, signal } = spawnSync(command, args, { ...options, stdio: ["ignore", 2, 2] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${signal ?? status}`);
}

/** Standard output of a command, or null where it cannot be had. */
export function readStep(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    ...options,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : null;
}
