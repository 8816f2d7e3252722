import { describe, expect, test } from "vitest";
import { canBuildIfd } from "#rig/card/ifd/build-ifd.ts";
import { pickSeed } from "../power-cut/random.ts";
import { runRestarts } from "./run-restarts.ts";

const seed = pickSeed();

describe.runIf(canBuildIfd())("a pcscd that is killed again and again", () => {
  test("leaves a reader that heals each time, and nothing behind", async () => {
    const { losses, slowestMs, growthBytes } = await runRestarts({ seed, runs: 3, slack: 3 });
    console.log(`reader-restarts: SEED=${seed}, slowest ${slowestMs.toFixed(0)} ms, growth ${growthBytes} bytes`);
    expect(losses).toEqual([]);
  });

  test("and the proof is red for a driver that forgets memory, and for a reader that stays away", async () => {
    const leak = await runRestarts({ seed, runs: 2, slack: 3, fault: "leak" });
    expect(leak.losses.join("\n")).toMatch(/^memory grew by \d+\.\d MB/u);
    const away = await runRestarts({ seed, runs: 1, slack: 0.3, fault: "stays-down" });
    expect(away.losses.join("\n")).toContain("the reader did not come back");
  });
});
