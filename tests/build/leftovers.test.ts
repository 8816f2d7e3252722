import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { endLeftovers, findMarked } from "#build/check/leftovers.ts";
import { expect, test } from "vitest";

test("A process that outlives its run is named and ended, even one that left the group and its parent", async () => {
  const mark = `COOP_TEST_RUN=${randomUUID()}`;
  const env = { ...process.env, COOP_TEST_RUN: mark.split("=")[1] };
  // The shell ends at once; what it started in a session of its own stays.
  const shell = spawn("sh", ["-c", "setsid sleep 600 & echo $!"], { env, stdio: ["ignore", "pipe", "ignore"] });
  await once(shell, "exit");
  await expect.poll(() => findMarked(mark)).toEqual([{ pid: expect.any(Number), command: "sleep 600" }]);
  expect(await endLeftovers(mark)).toEqual([{ pid: expect.any(Number), command: "sleep 600" }]);
  await expect.poll(() => findMarked(mark)).toEqual([]);
}, 30_000);

test("A run that left nothing behind waits for nothing", async () => {
  expect(await endLeftovers(`COOP_TEST_RUN=${randomUUID()}`)).toEqual([]);
});
