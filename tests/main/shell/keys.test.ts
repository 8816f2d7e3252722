import { isRefusedKey, isTechnicianKey, isToolsKey, type KeyPress } from "#shell/keys.ts";
import { describe, expect, test } from "vitest";

function press(chord: string): KeyPress {
  const words = chord.split("+");
  return {
    type: "keyDown",
    key: words.at(-1) ?? "",
    control: words.includes("Ctrl"),
    alt: words.includes("Alt"),
    meta: words.includes("Meta"),
    shift: words.includes("Shift"),
  };
}

describe("keys of a kiosk", () => {
  test.each(
    "Ctrl+r Ctrl+Shift+R Ctrl+= Ctrl+- Ctrl+0 Ctrl+Shift+I Ctrl+Shift+J Ctrl+Shift+C Ctrl+u Ctrl+p Ctrl+s Ctrl+o Ctrl+n Ctrl+t Ctrl+w Ctrl+q Ctrl+l Ctrl+f Alt+ArrowLeft Alt+ArrowRight Alt+F4 Alt+Home Meta+r Ctrl+F5 BrowserBack BrowserRefresh Print ZoomIn ContextMenu LaunchMail".split(
      " ",
    ),
  )("%s does not reach the page or Chromium", (chord) => {
    expect(isRefusedKey(press(chord))).toBe(true);
  });

  test("One chord opens the technician's window, and the page hears nothing of it", () => {
    expect(isTechnicianKey(press("Ctrl+Alt+Shift+T"))).toBe(true);
    expect(isRefusedKey(press("Ctrl+Alt+Shift+T"))).toBe(true);
    for (const chord of ["t", "Shift+T", "Ctrl+t", "Ctrl+Shift+T", "Ctrl+Alt+t", "Alt+Shift+T"])
      expect([chord, isTechnicianKey(press(chord))]).toEqual([chord, false]);
    expect(isTechnicianKey({ ...press("Ctrl+Alt+Shift+T"), type: "keyUp" })).toBe(false);
  });

  test.each("0 9 a ア Enter Backspace Delete Escape * F1 F5 F8 F11 F12 Tab ArrowUp Shift Process".split(" "))(
    "%s is the cashier's",
    (key) => {
      expect(isRefusedKey(press(key))).toBe(false);
    },
  );

  test("Only Ctrl+Shift+I going down opens the developer tools", () => {
    expect(isToolsKey(press("Ctrl+Shift+I"))).toBe(true);
    expect(isToolsKey({ ...press("Ctrl+Shift+I"), type: "keyUp" })).toBe(false);
    expect(isToolsKey(press("Ctrl+I"))).toBe(false);
  });
});
