import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openCashier } from "./support/open-cashier.ts";
import { scenes } from "./support/scenes.ts";

let desk: Awaited<ReturnType<typeof openCashier>>;
beforeAll(async () => {
  desk = await openCashier();
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => desk.open());

/** Which key a keystroke pressed: the press is noted instead of done. null: none. */
async function pressedBy(key: string): Promise<string | null> {
  return desk.page.evaluate((name) => {
    let noted: string | null = null;
    const note = (event: Event): void => {
      event.stopImmediatePropagation();
      if (event.target instanceof Element) noted = event.target.closest("[data-key]")?.getAttribute("data-key") ?? null;
    };
    addEventListener("click", note, { capture: true });
    dispatchEvent(new KeyboardEvent("keydown", { key: name, cancelable: true }));
    removeEventListener("click", note, { capture: true });
    return noted;
  }, key);
}

describe("the keyboard", () => {
  test("On the sale screen F1 to F13 are the keys of the bar in their order, with F11 cash, F12 e-money and F13 the meal plan", async () => {
    await desk.show("sale");
    const bar = await desk.page.$$eval("footer [data-key]", (keys) =>
      keys.map((key) => [key.getAttribute("data-key"), key.matches(":disabled")] as const),
    );
    expect(bar.slice(10).map(([name]) => name)).toEqual(["cash", "meal", "emoney"]);
    for (const [at, [name, isGrey]] of bar.entries()) {
      await desk.show("sale");
      // A greyed key keeps its number and does nothing.
      const number = { meal: 13, emoney: 12 }[name ?? ""] ?? at + 1;
      expect(await pressedBy(`F${number}`)).toBe(isGrey ? null : name);
    }
  });

  test("The arrows reach every key of every screen", async () => {
    const missed: Record<string, readonly string[]> = {};
    const walked = new Set<string>();
    for (const name of Object.keys(scenes)) {
      await desk.show(name);
      // The lines of a basket have arrows of their own.
      const all = await desk.page.$$eval("[data-key]:not(:disabled)", (keys) =>
        keys.map((key) => key.getAttribute("data-key") ?? "").filter((key) => !key.startsWith("line:")),
      );
      if (walked.has(all.join())) continue;
      walked.add(all.join());
      const steps = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] as const;
      // Walked as a maze is searched: every neighbour of every key that was reached.
      const found = await desk.page.evaluate((ways) => {
        const ring = (): string | null => document.querySelector("[data-ring]")?.getAttribute("data-key") ?? null;
        const go = (key: string): void => void dispatchEvent(new KeyboardEvent("keydown", { key }));
        const seen = new Map<string, readonly string[]>();
        go("ArrowRight");
        const start = ring();
        const queue: (readonly string[])[] = start === null ? [] : [[]];
        if (start !== null) seen.set(start, []);
        while (queue.length > 0) {
          const path = queue.shift() ?? [];
          for (const way of ways) {
            dispatchEvent(new PointerEvent("pointerdown"));
            go("ArrowRight");
            for (const step of path) go(step);
            go(way);
            const at = ring();
            if (at === null || seen.has(at)) continue;
            seen.set(at, [...path, way]);
            queue.push([...path, way]);
          }
        }
        return [...seen.keys()];
      }, steps);
      const left = all.filter((key) => !found.includes(key));
      if (left.length > 0) missed[name] = left;
    }
    expect(missed).toEqual({});
  }, 120_000);

  test("What the help says a key does is what it does", async () => {
    for (const name of ["sale", "tender", "short", "charge", "desk", "refund", "refund-find", "card"]) {
      await desk.show(name);
      await desk.page.keyboard.press("?");
      await desk.page.waitForSelector("[data-help-page]");
      const rows = await desk.page.$$eval("[data-help-page] li:has(kbd)", (all) =>
        all.map(
          (row) => [row.querySelector("kbd")?.textContent ?? "", row.lastElementChild?.textContent ?? ""] as const,
        ),
      );
      expect(rows.length, name).toBeGreaterThan(1);
      await desk.page.keyboard.press("Escape");
      await desk.page.waitForSelector("[data-help-page]", { state: "detached" });
      for (const [cap, word] of rows.filter(([key]) => /^F\d+$/.test(key))) {
        await desk.show(name);
        const pressed = await pressedBy(cap);
        if (pressed === null) continue;
        const said = await desk.page.$eval(
          `[data-key="${pressed}"]`,
          (key) => `${key.getAttribute("aria-label") ?? ""}${key.textContent ?? ""}`,
        );
        expect(said, `${name} ${cap}`).toContain(word);
      }
    }
  }, 60_000);

  test("Tab goes on to the next category, / is take-out, the arrows choose a line, and a finger takes the ring away", async () => {
    await desk.show("sale");
    await desk.page.keyboard.press("Tab");
    await desk.page.waitForSelector('[data-key="category:1"][aria-pressed="true"]');
    expect(await pressedBy("/")).toBe("takeout");
    await desk.page.keyboard.press("ArrowUp");
    await desk.page.waitForSelector('[data-picked][data-line="2"]');
    await desk.page.keyboard.press("ArrowRight");
    await desk.page.waitForSelector("[data-ring]");
    await desk.press("category:0");
    await desk.page.waitForSelector("[data-ring]", { state: "detached" });
  });

  test("In the menu A is the first key, and on the sale screen a letter is no key of the bar", async () => {
    await desk.show("sale-empty");
    await desk.page.keyboard.press("Home");
    await desk.page.waitForSelector('[data-sheet="menu"]');
    expect(await pressedBy("a")).toBe("refund");
  });
});

describe("the help page", () => {
  test("It lies over the screen, what was typed is still there afterwards, and keys below it do nothing meanwhile", async () => {
    await desk.show("tender");
    await desk.page.keyboard.type("50");
    await desk.press("help");
    await desk.page.waitForSelector('[data-help-page="tender"]');
    await desk.page.keyboard.type("7");
    await desk.page.keyboard.press("F1");
    await desk.press("help");
    await desk.page.waitForSelector("[data-help-page]", { state: "detached" });
    await desk.page.keyboard.type("00");
    await desk.page.keyboard.press("Enter");
    await expect.poll(desk.commands).toEqual([{ kind: "cash", given: 5000 }]);
  });

  test("It goes when another screen comes", async () => {
    await desk.show("sale");
    await desk.press("help");
    await desk.page.waitForSelector("[data-help-page]");
    await desk.show("done-cash");
    await desk.page.waitForSelector("[data-help-page]", { state: "detached" });
  });
});

describe("hints of the first days", () => {
  test("One quiet line under the sentence, put away for good by one touch, without anything moving", async () => {
    await desk.show("sale");
    await desk.page.waitForSelector('[data-hint="sale"]');
    const before = await desk.page.locator("[data-prompt] p").first().boundingBox();
    await desk.press("hint-close");
    expect(await desk.page.locator("[data-prompt] p").first().boundingBox()).toEqual(before);
    await desk.show("sale");
    await desk.page.waitForSelector("[data-hint]", { state: "detached" });
    await desk.show("tender");
    await desk.page.waitForSelector('[data-hint="tender"]');
  });
});
