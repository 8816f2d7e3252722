import { expect, expectTypeOf, test } from "vitest";
import type { DeviceTrouble } from "#drivers/device-state.ts";
import { type DeviceTroubleCode, deviceTroubles } from "#ipc/device-trouble.ts";
import { troubleWords } from "#ipc/trouble-words.ts";
import type { Lamps } from "#ipc/view.ts";
import { technicianDevices } from "#renderer/technician/place.ts";
import { sayDeviceTrouble } from "#renderer/technician/trouble-words.ts";
import { isTechnicianWord, technicianWords } from "#renderer/technician/words.ts";
import { listTroubles, standingOf } from "#renderer/trouble.ts";
import { speak } from "#renderer/words/words.ts";

const ok = { state: "ok" } as const;
const fine: Lamps = {
  headquarters: { ...ok, backlog: 0 },
  pokepay: ok,
  printer: ok,
  drawer: ok,
  reader: ok,
  scanner: ok,
  display: ok,
};
const devices = ["printer", "drawer", "reader", "scanner", "display"] as const;
const table = devices.flatMap((device) => deviceTroubles.map((code) => [device, code] as const));
const languages = ["ja", "en"] as const;

test("The list of codes on the screens is the drivers' own", () => {
  expectTypeOf<DeviceTroubleCode>().toEqualTypeOf<DeviceTrouble>();
  expect(new Set(deviceTroubles).size).toBe(deviceTroubles.length);
});

/** What the cashier reads of one device in one trouble: the thing, what still works, what to do. */
function readCashier(device: (typeof devices)[number], code: string, language: "ja" | "en"): readonly string[] {
  const lamps = { ...fine, [device]: { state: "bad", code, sinceMs: 0 } };
  const [trouble, ...more] = listTroubles(lamps, null);
  expect(more).toEqual([]);
  expect(trouble?.device).toBe(device);
  if (!trouble) return [];
  const say = speak(language);
  return [say(trouble.thing, { thing: say(`device.${device}`) }), say(trouble.effect), say(trouble.next)];
}

test.each(table)("%s in trouble %s has its three sentences for the cashier in both languages", (device, code) => {
  for (const language of languages) {
    const said = readCashier(device, code, language);
    expect(said).toHaveLength(3);
    for (const sentence of said) expect(sentence).toMatch(/^[^{}]{4,}$/);
    expect(said[0]).toContain(speak(language)(`device.${device}`));
    // No codes: the cashier has eight people waiting.
    expect(said.join(" ")).not.toMatch(/[A-Z_]{5,}/);
    if (language === "ja") expect(said.join("")).toMatch(/[ぁ-ん]/);
  }
});

test.each(technicianDevices.flatMap((device) => deviceTroubles.map((code) => [device, code] as const)))(
  "%s in trouble %s says to the technician what is wrong and what to do, in both languages",
  (device, code) => {
    for (const language of languages) {
      const { what, next } = sayDeviceTrouble(language, device, code);
      expect(what.length).toBeGreaterThan(3);
      expect(next.length).toBeGreaterThan(3);
      // Listed, not the sentence for codes that are newer than the page.
      expect(what).not.toContain(code);
    }
  },
);

test("A code the page has never heard of is named, with a way on; the cashier is told of a fault", () => {
  expect(sayDeviceTrouble("ja", "printer", "FROM_THE_FUTURE").what).toContain("FROM_THE_FUTURE");
  expect(readCashier("printer", "FROM_THE_FUTURE", "ja")[0]).toBe("プリンタに異常があります");
});

test("Sentences that a cashier acts on differently are different", () => {
  const next = (device: (typeof devices)[number], code: string) => readCashier(device, code, "ja")[2];
  expect(
    new Set(["COVER_OPEN", "PAPER_END", "CUTTER", "NOHARDWARE", "LOCKED", "FEED"].map((code) => next("printer", code)))
      .size,
  ).toBe(6);
  expect(next("reader", "NOSERVICE")).not.toBe(next("reader", "NOHARDWARE"));
  // Whatever ails the drawer, the key opens it.
  for (const code of deviceTroubles) expect(next("drawer", code)).toContain("鍵");
});

test("A device whose process is away is lit, whatever was last heard of it", () => {
  const house = { register: "up", serial: "restarting", cards: "up", sinceMs: 0 } as const;
  expect(devices.map((device) => standingOf(device, fine, house))).toEqual(["bad", "bad", "ok", "bad", "bad"]);
  expect(devices.map((device) => standingOf(device, fine, { ...house, serial: "up" }))).not.toContain("bad");
  expect(listTroubles(fine, house).map(({ device, next }) => [device, next])).toEqual(
    ["printer", "drawer", "scanner", "display"].map((device) => [device, "next.restarting"]),
  );
});

test("Every word of the technician's page has the same gaps in both languages, and none of the money's words", () => {
  const gapsOf = (text: string): readonly string[] =>
    [...text.matchAll(/{{(\w+)}}/g)].map(([, gap]) => gap ?? "").toSorted();
  for (const [word, text] of Object.entries(technicianWords.ja)) {
    if (!isTechnicianWord(word)) throw new Error(word);
    expect([word, gapsOf(technicianWords.en[word])]).toEqual([word, gapsOf(text)]);
  }
  expect(Object.keys(troubleWords).filter(isTechnicianWord)).toEqual([]);
});
