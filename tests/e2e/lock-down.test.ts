import { policy } from "#shell/locate-page.ts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { see } from "./support/cashier.ts";
import { type House, openHouse } from "./support/house.ts";
import type { Kiosk } from "./support/kiosk.ts";

/** One kiosk for the whole file. */
let house: House;
let kiosk: Kiosk;
let page: Page;

beforeAll(async () => {
  house = await openHouse();
  kiosk = house.kiosk;
  page = kiosk.cashier;
  await see(page, "sign-on");
}, 120_000);
afterAll(() => house[Symbol.asyncDispose]());

test("The windows are sandboxed pages without Node, developer tools or spelling checks", async () => {
  const found = await kiosk.app.evaluate(({ BrowserWindow, Menu }) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) webContents.openDevTools();
    return {
      menu: Menu.getApplicationMenu(),
      tools: BrowserWindow.getAllWindows().some(({ webContents }) => webContents.isDevToolsOpened()),
      zoom: BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getZoomFactor()),
    };
  });
  expect(found).toEqual({ menu: null, tools: false, zoom: [1, 1] });
  const names = ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer", "__dirname"];
  expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
});

test("Every file comes with the policy, and nothing but files of the bundle comes at all", async () => {
  const answers = await kiosk.app.evaluate(async ({ session }) => {
    const ask = async (path: string): Promise<[number, string | null]> => {
      const answer = await session
        .fromPartition("kiosk")
        .fetch(`app://register/${path}`, { bypassCustomProtocolHandlers: false });
      return [answer.status, answer.headers.get("content-security-policy")];
    };
    return [await ask("index.html"), await ask("..%2fmain.js"), await ask("assets/none.js")];
  });
  expect(answers).toEqual([
    [200, policy],
    [404, policy],
    [404, policy],
  ]);
});

test("No page leaves its address, opens a window, a frame or a dialog", async () => {
  // At the customer window: a page that has once tried to leave is waited for by Playwright ever after.
  const { customer } = kiosk;
  const opened = await customer.evaluate(() => {
    window.location.href = "https://example.org/";
    window.location.href = "app://register/index.html";
    window.alert("x");
    const frame = document.body.appendChild(document.createElement("iframe"));
    frame.src = "app://register/index.html";
    frame.remove();
    return window.open("app://register/index.html");
  });
  expect(opened).toBeNull();
  await expect.poll(house.refused).toEqual(expect.arrayContaining(["will-frame-navigate", "window-open"]));
  expect(customer.url()).toBe("app://register/customer.html");
  expect(await house.windowIds()).toHaveLength(2);
});

test("Every permission is refused and no download begins", async () => {
  const asked = await page.evaluate(async () => {
    const name = (error: unknown): string => (error instanceof Error ? error.name : "other");
    const link = document.body.appendChild(document.createElement("a"));
    link.href = "data:text/plain,x";
    link.download = "x.txt";
    link.click();
    link.remove();
    return {
      camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(() => "granted", name),
      notices: await Notification.requestPermission(),
      clipboard: await navigator.clipboard.readText().then(() => "granted", name),
      position: await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve("granted"),
          ({ code }) => resolve(code),
        );
      }),
    };
  });
  expect(asked.camera).toMatch(/NotAllowedError|NotFoundError/);
  expect(asked).toMatchObject({ notices: "denied", clipboard: "NotAllowedError", position: 1 });
  await expect.poll(house.refused).toContain("download");
});

test("The policy stops inline scripts, eval, every connection and foreign pictures", async () => {
  const probes = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.inline = true";
    document.body.append(script);
    script.remove();
    const settle = (load: Promise<unknown>): Promise<string> =>
      load.then(
        () => "done",
        () => "refused",
      );
    // In a callback of its own: the debugger's evaluation itself is exempt from the policy.
    const evaluated = await new Promise((resolve) => {
      setTimeout(() => {
        try {
          const evaluate: unknown = Reflect.get(globalThis, "eval");
          resolve(typeof evaluate === "function" ? evaluate("1") : "gone");
        } catch (error) {
          resolve(error instanceof Error ? error.name : "other");
        }
      });
    });
    const picture = await new Promise((resolve) => {
      const image = new Image();
      image.addEventListener("load", () => resolve("done"));
      image.addEventListener("error", () => resolve("refused"));
      image.src = "https://127.0.0.1:9/x.png";
    });
    return {
      inline: "inline" in window,
      evaluated,
      own: await settle(fetch("app://register/index.html")),
      foreign: await settle(fetch("https://127.0.0.1:9/")),
      picture,
    };
  });
  expect(probes).toEqual({
    inline: false,
    evaluated: "EvalError",
    own: "refused",
    foreign: "refused",
    picture: "refused",
  });
});

test("Chords of a browser reach neither the page nor Chromium; the cashier's keys do", async () => {
  await page.evaluate(() => {
    const heard: string[] = [];
    window.addEventListener("keydown", ({ key }) => heard.push(key));
    Object.assign(window, { heard });
  });
  // Through Electron, as a keyboard would: what a debugger types goes straight to the page.
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const chords = ["control+R", "control+shift+I", "control+=", "control+W", "control+P", "alt+Left", "alt+F4", "F12"];
    const contents = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const cashier = contents.find((one) => one.getURL().endsWith("index.html"));
    for (const chord of [...chords, "F5", "7"]) {
      const keyCode = chord.slice(chord.lastIndexOf("+") + 1);
      const modifiers = chord.split("+").slice(0, -1) as "control"[];
      for (const type of ["keyDown", "keyUp"] as const) cashier?.sendInputEvent({ type, keyCode, modifiers });
    }
  });
  await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.includes("7"));
  const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
  expect(heard).toEqual(["F12", "F5", "7"]);
  expect(await house.windowIds()).toHaveLength(2);
  await page.keyboard.press("Delete");
});
