import { expect, test } from "vitest";
import { makeTempDir } from "#rig/temp-dir.ts";
import { openHouse } from "./support/house.ts";
import { patchBuild } from "./support/patch-build.ts";
import { childrenOf, lives } from "./support/process-tree.ts";

const openAWindow = (): boolean => window.open("app://register/customer.html") !== null;

test("Without its guards the same kiosk does open windows and grant permissions; killed, it leaves no process behind", async () => {
  using build = makeTempDir();
  await patchBuild(build.path, [
    { find: /app\.on\("web-contents-created"[^;]*;/, replace: "" },
    { find: "answer(false)", replace: "answer(true)" },
  ]);
  await using house = await openHouse(build.path);
  const { kiosk } = house;
  expect(await house.windowIds()).toHaveLength(2);
  expect(await kiosk.customer.evaluate(openAWindow)).toBe(true);
  await expect.poll(house.windowIds).toHaveLength(3);
  expect(await kiosk.cashier.evaluate(() => Notification.requestPermission())).toBe("granted");

  // A main that dies takes the house along: a register left over would hold the journal against the next one.
  const kept = Object.values(await kiosk.processes());
  const all = childrenOf(kiosk.pid);
  expect(all.length).toBeGreaterThanOrEqual(kept.length);
  process.kill(kiosk.pid, "SIGKILL");
  await kiosk.ended;
  await expect.poll(() => [...kept, ...all].filter(lives), { timeout: 15_000 }).toEqual([]);
});

test("A patch that does not apply fails", async () => {
  using build = makeTempDir();
  await expect(patchBuild(build.path, [{ find: "no such words in the build", replace: "" }])).rejects.toThrow(
    "does not apply",
  );
});
