import { setTimeout as wait } from "node:timers/promises";
import type { Page } from "playwright-core";

/** One key: what it is called, where it lies, and what it types. */
type Key = { readonly key: string; readonly code: string; readonly text?: string; readonly shift?: boolean };

function keyOf(char: string): Key {
  if (char === "\r") return { key: "Enter", code: "Enter", text: "\r" };
  if (/^\d$/.test(char)) return { key: char, code: `Digit${char}`, text: char };
  if (/^[A-Z]$/.test(char)) return { key: char, code: `Key${char}`, text: char, shift: true };
  if (char === "/") return { key: char, code: "Slash", text: char };
  throw new Error(`no key for ${char}`);
}

const virtualKey = ({ key, code }: Key): number => (key === "Enter" ? 13 : code === "Slash" ? 191 : key.charCodeAt(0));

/** A scanner's pace (ms a key). */
const scannerMs = 4;

/**
 * A keyboard at the window, as the browser itself hears one: keys go down and up `gapMs` apart. Without it they are typed as a scanner types: all of them
 * are on their way before the first is heard, and bear the times of their presses, however busy the machine is. `isImeOn`: the input method takes each
 * key (key Process, key code 229).
 */
export async function typeKeys(page: Page, text: string, o: { gapMs?: number; isImeOn?: boolean } = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const from = Date.now();
  const heard: Promise<unknown>[] = [];
  for (const [n, char] of Array.from(text).entries()) {
    const { key, code, text: typed = "", shift = false } = keyOf(char);
    const isTaken = o.isImeOn === true && char !== "\r";
    const named = {
      key: isTaken ? "Process" : key,
      code,
      windowsVirtualKeyCode: isTaken ? 229 : virtualKey({ key, code }),
      modifiers: shift ? 8 : 0,
      ...(o.gapMs === undefined ? { timestamp: (from + n * scannerMs) / 1_000 } : {}),
    };
    const down =
      isTaken || typed === "" ? ({ type: "rawKeyDown" } as const) : ({ type: "keyDown", text: typed } as const);
    heard.push(session.send("Input.dispatchKeyEvent", { ...down, ...named }));
    heard.push(session.send("Input.dispatchKeyEvent", { type: "keyUp", ...named }));
    if (o.gapMs) await wait(o.gapMs);
  }
  await Promise.all(heard);
  await session.detach();
}
