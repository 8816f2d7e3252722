import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hourBars } from "#renderer/hour-bars.ts";
import { describeScale } from "#renderer/scale.ts";
import { type FakeRegister, openRegisterPage } from "./support/fake-register.ts";
import { findLayoutFaults } from "./support/find-layout-faults.ts";
import { openWindow, type TestWindow } from "./support/open-window.ts";
import { answerReport, reports } from "./support/report-answers.ts";
import { servePages } from "./support/serve-pages.ts";
import { showScene } from "./support/show-scene.ts";
import { viewOf } from "./support/view-of.ts";

const opened = new AsyncDisposableStack();
let kiosk: TestWindow;
let site: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  site = opened.use(await servePages());
  kiosk = opened.use(await openWindow());
}, 60_000);
afterAll(() => opened.disposeAsync());

/** Answers what the page asked since `from`; how many messages there were then. */
async function answer(register: FakeRegister, from: number, of: keyof typeof reports | "none"): Promise<number> {
  const heard = await register.heard();
  for (const message of heard.slice(from)) {
    if (message.kind !== "ask") continue;
    const rows = answerReport(message.query, of);
    if (rows !== null) await register.say({ kind: "rows", id: message.id, rows });
  }
  return heard.length;
}

async function openReport(of: keyof typeof reports | "none", language: "ja" | "en" = "ja"): Promise<FakeRegister> {
  const register = await openRegisterPage(kiosk.page, `${site.url}/index.html`);
  await showScene(register, viewOf({ kind: "sale" }));
  if ((await kiosk.page.getAttribute("html", "lang")) !== language) await kiosk.page.click('[data-key="language"]');
  await kiosk.page.click('[data-key="menu"]');
  const from = (await register.heard()).length;
  await kiosk.page.click('[data-key="report-open"]');
  await kiosk.page.waitForSelector('[data-sheet="report"]');
  await expect
    .poll(async () => (await register.heard()).slice(from).filter(({ kind }) => kind === "ask").length)
    .toBe(2);
  await answer(register, from, of);
  await kiosk.page.waitForSelector('[data-key="report:41"]');
  return register;
}

describe.each([
  [1280, 800],
  [1024, 768],
  [1920, 1080],
])("the report at %i × %i", (width, height) => {
  test.each(["ja", "en"] as const)(
    "is sound in %s: today, a Z with the largest sums, a day without a sale or not open",
    async (language) => {
      await kiosk.resize(width, height);
      const faults: Record<string, readonly string[]> = {};
      for (const of of ["today", "empty", "none"] as const) {
        const register = await openReport(of, language);
        faults[of] = await findLayoutFaults(kiosk.page);
        if (of !== "today") continue;
        const from = (await register.heard()).length;
        await kiosk.page.click('[data-key="report:41"]');
        await expect.poll(async () => (await register.heard()).length).toBeGreaterThan(from);
        await answer(register, from, "z");
        await kiosk.page.waitForSelector('[data-amount="9999999"]');
        faults["z"] = await findLayoutFaults(kiosk.page);
      }
      expect(Object.values(faults).flat(), JSON.stringify(faults)).toEqual([]);
    },
    60_000,
  );
});

test("A cashier's report of today holds no amount of cash, and asks for files and paper by a key each", async () => {
  await kiosk.resize(1280, 800);
  const register = await openReport("today");
  const amounts = await kiosk.page.$$eval("[data-amount]", (all) =>
    all.map((one) => Number(one.getAttribute("data-amount"))),
  );
  expect(amounts).toContain(318_246);
  expect(await kiosk.page.textContent("[data-sheet]")).toContain("現金は精算のあとに出ます");
  await kiosk.page.click('[data-key="report-export"]');
  await kiosk.page.click('[data-key="report-print"]');
  const sent = (await register.heard()).flatMap((one) => (one.kind === "send" ? [one.command] : []));
  expect(sent).toEqual([{ kind: "report-export", of: "today" }, { kind: "report-print" }]);
});

test("A hand at the window is told, but not each touch of it", async () => {
  const register = await openReport("today");
  const touched = (await register.heard()).filter(({ kind }) => kind === "touched");
  expect(touched.length).toBe(1);
});

describe("the drawing", () => {
  test("shows an hour without a sale as a gap", () => {
    expect(hourBars(reports.today.hours).map(({ label, count }) => `${label}:${count}`)).toEqual([
      "8:31",
      "9:22",
      "10:0",
      "11:96",
      "12:201",
      "13:48",
      "14:0",
      "15:14",
    ]);
    expect(hourBars([])).toEqual([]);
  });

  test("draws its lines at round sums, the last one above the highest bar", () => {
    expect(describeScale(142_350)).toEqual({ top: 150_000, steps: [0, 50_000, 100_000, 150_000] });
    expect(describeScale(9_999_999).top).toBe(10_000_000);
    expect(describeScale(1)).toEqual({ top: 1, steps: [0, 1] });
    expect(describeScale(0).top).toBe(1);
    for (const most of [3, 17, 99, 4321, 65_000]) {
      const { top, steps } = describeScale(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(steps.length).toBeLessThanOrEqual(5);
    }
  });
});
