import jsqr from "jsqr";
import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawQr } from "#renderer/member/draw-qr.ts";
import { refusedWord } from "#renderer/member/refused-word.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { memberScenes } from "./support/member-scenes.ts";
import { type TestWindow, openWindow } from "./support/open-window.ts";
import { servePages } from "./support/serve-pages.ts";
import { showMemberScene } from "./support/show-scene.ts";

/** Whatever was opened is closed, also when the next could not be. */
const opened = new AsyncDisposableStack();
let window: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;

beforeAll(async () => {
  site = opened.use(await servePages());
  window = opened.use(await openWindow());
}, 60_000);
afterAll(() => opened.disposeAsync());

/** A CommonJS package: what `default` is depends on who loads it. */
const readQr = "default" in jsqr ? jsqr.default : jsqr;
const scene = (name: string) => memberScenes[name] ?? expect.fail(`no scene ${name}`);
const openMember = (): Promise<FakeRegister> => openRegisterPage(window.page, `${site.url}/customer.html`);
const shown = (): Promise<string | null> => window.page.getAttribute("[data-now]", "data-now");
const text = async (): Promise<string> => (await window.page.innerText("[data-now] main")).replaceAll(/\s+/g, "");

describe("the code for the member's app", () => {
  test.each([
    [1024, 768],
    [1280, 800],
    [1920, 1080],
  ])("A camera reads it off the window at %i × %i, and it is at least 45 % of its height", async (width, height) => {
    await window.resize(width, height);
    await showMemberScene(await openMember(), scene("qr"));
    const { data, ...size } = PNG.sync.read(await window.page.screenshot());
    const found = readQr(Uint8ClampedArray.from(data), size.width, size.height);
    const { now } = scene("qr");
    expect(found?.data).toBe(now.kind === "qr" ? now.url : "");
    const box = (await window.page.locator("svg[role=img]").boundingBox()) ?? expect.fail("no symbol");
    expect(Math.min(box.width, box.height) / height).toBeGreaterThanOrEqual(0.45);
  });

  test("It goes when its time is up, before anybody reads it for nothing", async () => {
    await showMemberScene(await openMember(), scene("qr"));
    expect(await window.page.locator("svg[role=img]").count()).toBe(1);
    await window.page.clock.setSystemTime(Date.parse("2026-11-22T12:09:00+09:00"));
    await expect.poll(text).toContain("期限が切れました");
    expect(await window.page.locator("svg[role=img]").count()).toBe(0);
  });

  test("Touching modules of a row are one stroke, and every dark module is drawn", () => {
    const { size, path } = drawQr("https://www.pokepay.jp/cashtrays/1");
    const strokes = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map(([, x, y, wide]) => [x, y, wide].map(Number));
    expect(strokes.slice(0, 1)).toEqual([[0, 0, 7]]);
    expect(strokes.length).toBeGreaterThan(size);
    expect(strokes.every(([x = 0, , wide = 0]) => x + wide <= size)).toBe(true);
  });
});

describe("what is one member's alone", () => {
  test.each([
    ["done", 20],
    ["card-done", 20],
    ["inquiry", 30],
    ["name", 60],
  ])("%s clears itself after %i s and does not come back with the next lamp", async (name, seconds) => {
    await window.page.clock.install({ time: Date.parse("2026-11-22T12:05:00+09:00") });
    const register = await openMember();
    await showMemberScene(register, scene(name));
    expect(await shown()).toBe(scene(name).now.kind);
    // The clock goes on by itself meanwhile: some seconds are left for that.
    await window.page.clock.runFor((seconds - 8) * 1_000);
    expect(await shown()).toBe(scene(name).now.kind);
    await window.page.clock.runFor(9_000);
    expect([await shown(), await text()]).toEqual(["idle", "いらっしゃいませWelcome"]);
    await register.say({ kind: "customer", view: { ...scene(name), rev: 5_000 } });
    await window.page.clock.runFor(500);
    expect(await shown()).toBe("idle");
  });
});

test("The balance stands there with signed bookings, newest first, and no line of a basket", async () => {
  await window.resize(1280, 800);
  await showMemberScene(await openMember(), { ...scene("inquiry"), lines: scene("ringing").lines });
  const rows = await window.page.locator("tr").allInnerTexts();
  expect(rows.slice(0, 2).map((row) => row.replaceAll(/\s+/g, " ").trim())).toEqual([
    "11/22 03:21 お支払い Payment ルネ 購買 −¥594",
    "11/21 18:38 チャージ Charge ルネ 購買 +¥5,000",
  ]);
  expect(await window.page.locator("[data-line]").count()).toBe(0);
});

test("What is sold on trust is said to be collected later, and not to be on the card", async () => {
  await showMemberScene(await openMember(), scene("done-claim"));
  const said = await text();
  expect(said).toContain("後日引落Collectedlater¥3,564");
  expect(said).not.toContain("残高");
});

test("A member is told only what is his to know; any other refusal sends him to the cashier", () => {
  expect(
    ["cpm_token_already_expired", "meal-used-up", "fault-person", "trust-limit-register"].map(refusedWord),
  ).toEqual(["member.refused.fresh", "member.refused.meal-used", "member.refused", "member.refused"]);
});
