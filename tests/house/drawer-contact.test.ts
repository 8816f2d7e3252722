import { expect, test } from "vitest";
import { soon } from "./at-drawer.ts";
import { openShop } from "./open-shop.ts";

/** A switch in bad contact glitches for 20 ms of real time; what the register makes of a dozen. */
async function glitch(timeScale: number): Promise<readonly string[]> {
  await using shop = await openShop({ card: "port", timeScale });
  const { drawer, printer } = shop.rig.devices;
  /** Each glitch is said twice, up and down, by an automatic status of four bytes. */
  const said = (): number =>
    printer.tape().filter(({ from, bytes }) => from === "printer" && bytes.length === 4).length;
  const before = said();
  drawer.contact("flicker");
  await expect.poll(said, soon).toBeGreaterThanOrEqual(before + 24);
  // A hasty one needs no dozen; on a busy machine it may take a few more.
  if (timeScale < 1) await shop.window.see(({ sound }) => sound?.name === "alarm", "alarm");
  drawer.contact("good");
  const { sound, lamps } = shop.window.view();
  return [sound?.name ?? "", lamps.drawer.code ?? ""];
}

test("A switch in bad contact is nobody who opened the drawer; a register that takes five milliseconds for a person would say so", async () => {
  const [real, hasty] = await Promise.all([glitch(1), glitch(0.1)]);
  expect(real).not.toContain("alarm");
  expect(hasty).toEqual(["alarm", "DRAWER_KEY"]);
}, 90_000);
