import type { FromTechnician } from "#ipc/technician.ts";
import type { FakeRegister } from "./fake-register.ts";
import type { TechnicianScene } from "./technician-scenes.ts";

/** Two painted frames, in which what was asked is answered. */
function settle({ page }: FakeRegister): Promise<void> {
  return page.evaluate(async () => {
    for (let n = 0; n < 2; n += 1) await new Promise((done) => requestAnimationFrame(done));
    await document.fonts.ready;
  });
}

/** Says hello on the page's port, answers whatever is asked as the scene has it, and presses its keys. */
export async function showTechnicianScene(
  register: FakeRegister,
  { answers, keys, house }: TechnicianScene,
  press: (key: string) => Promise<void>,
): Promise<void> {
  await register.house(house);
  await register.page.evaluate((told) => {
    const { port } = globalThis.bench;
    port?.addEventListener("message", ({ data }: MessageEvent<FromTechnician>) => {
      const answer = told[data.kind];
      if (answer !== undefined) port.postMessage({ kind: "answer", id: data.id, answer });
    });
    port?.postMessage({ kind: "hello", reg: "KU-R02", mode: "test" });
  }, answers);
  await settle(register);
  for (const key of keys) {
    await press(key);
    await settle(register);
  }
}
