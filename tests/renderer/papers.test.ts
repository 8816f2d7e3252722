import { afterAll, beforeAll, expect, test } from "vitest";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { answerPapers } from "./support/paper-answers.ts";
import { scenes } from "./support/scenes.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";

let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  [site, kiosk] = await Promise.all([servePages(), openWindow()]);
  kiosk.page.setDefaultTimeout(5_000);
}, 60_000);
afterAll(async () => {
  await kiosk[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

const openPage = (): Promise<FakeRegister> => openRegisterPage(kiosk.page, `${site.url}/index.html`);

/** Answers what was asked about papers and takes what was sent, until nothing more comes and nothing is looked for. */
async function answer(register: FakeRegister, from = 0): Promise<void> {
  const heard = await register.heard();
  for (const message of heard.slice(from)) {
    const rows = message.kind === "ask" ? answerPapers(message.query) : undefined;
    if (message.kind === "ask" && rows !== undefined) await register.say({ kind: "rows", id: message.id, rows });
    if (message.kind === "send") await register.say({ kind: "answer", id: message.id, answer: { kind: "taken" } });
  }
  // An answer may be painted, and lead to another question, in the next two frames.
  await kiosk.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const isLooking = (await kiosk.page.$("[data-looking]")) !== null;
  if (isLooking || (await register.heard()).length > heard.length) await answer(register, heard.length);
}
async function press(register: FakeRegister, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const from = (await register.heard()).length;
    await kiosk.page.click(`[data-key="${key}"]`);
    await answer(register, from);
  }
}
const typed = (text: string): string[] => Array.from(text).map((digit) => `digit:${digit}`);

test("What is set is asked all at once; what was found is asked on until the screen is full, and an old answer comes too late", async () => {
  const register = await openPage();
  await showScene(register, scenes["sale-empty"] ?? expect.fail("no scene"));
  await press(register, "menu", "journal-open");
  await press(register, "facet:amount", ...typed("500"), "end:high", ...typed("1000"), "facet-ok");
  await press(register, "facet:op", ...typed("07"), "facet-ok", "facet:what", "what:sale");
  const asks = (await register.heard()).flatMap((message) => (message.kind === "ask" ? [message.query] : []));
  expect(asks.filter(({ kind }) => kind === "journal").at(-1)).toMatchObject({
    least: 500,
    most: 1000,
    op: "07",
    what: "sale",
  });
  // A page of ten with more before it: the window asks on by itself, from where the page ended.
  expect(asks.filter((query) => query.kind === "journal" && query.before !== undefined).length).toBeGreaterThan(0);
  await press(register, "journal-clear");
  expect(await kiosk.page.textContent('[data-key="facet:op"]')).toMatch(/すべて|All/);
});

test("A record is only looked at: its copy and its 領収書 are all that can be asked, in words the register understands", async () => {
  const register = await openPage();
  await showScene(register, scenes["sale-empty"] ?? expect.fail("no scene"));
  await press(
    register,
    "menu",
    "journal-open",
    "entry:2-59",
    "journal-print",
    "journal-invoice",
    "to:1",
    "invoice-print",
  );
  const sent = (await register.heard()).flatMap((message) => (message.kind === "send" ? [message.command] : []));
  expect(sent).toEqual([
    { kind: "receipt-copy", seq: 59 },
    { kind: "invoice", seq: 59, to: "京都大学 御中", proviso: "お品代として", takenBack: false, member: false },
  ]);
  // Of an epoch that is over nothing is printed here.
  await press(register, "entry:1-812");
  expect(await kiosk.page.isDisabled('[data-key="journal-print"]')).toBe(true);
});

test("What the picture of a paper points at has the same name in every paper: Chromium keeps each name it ever looked for", async () => {
  const register = await openPage();
  await showScene(register, scenes["sale-empty"] ?? expect.fail("no scene"));
  const named = (): Promise<readonly (string | null)[]> =>
    kiosk.page.$$eval('[role="img"] :is([id], [filter])', (all) =>
      all.map((each) => each.getAttribute("filter") ?? each.id),
    );
  await press(register, "menu", "journal-open", "entry:2-59");
  const first = await named();
  await press(register, "entry:1-812");
  expect(first).toEqual(["paper-inverse", "url(#paper-inverse)"]);
  expect(await named()).toEqual(first);
});
