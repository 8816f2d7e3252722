import { asksTechnician, listShellFaults, readArguments, shippedMajor } from "#shell/arguments.ts";
import { describe, expect, test } from "vitest";
import pinned from "../../../package.json" with { type: "json" };

test("The command line names a configuration, and for a development runtime an addon", () => {
  expect(readArguments(["electron", "--no-sandbox", ".", "--config", "/etc/kiosk.json"])).toEqual({
    config: "/etc/kiosk.json",
    sqlite: null,
    technician: false,
    training: false,
  });
  expect(readArguments(["electron", ".", "--config", "a", "--sqlite", "b.node"])).toEqual({
    config: "a",
    sqlite: "b.node",
    technician: false,
    training: false,
  });
  expect(readArguments(["electron", ".", "--config", "a", "--technician"])).toMatchObject({ technician: true });
  expect(readArguments(["electron", ".", "--config", "a", "--training"])).toMatchObject({ training: true });
  expect(asksTechnician(["electron", ".", "--config", "a"])).toBe(false);
  expect(readArguments(["electron", "."])).toBeNull();
  expect(readArguments(["electron", ".", "--config"])).toBeNull();
});

describe("what live never starts on", () => {
  const clean = { electron: `${shippedMajor}.4.1`, sqlite: null, hasSwitch: () => false };

  test("The runtime that ships, started plainly, has no fault", () => {
    expect(listShellFaults(clean)).toEqual([]);
  });

  test.each([
    [{ ...clean, electron: "33.2.1" }, "development runtime"],
    [{ ...clean, sqlite: "x.node" }, "--sqlite"],
    [{ ...clean, hasSwitch: (name: string) => name === "remote-debugging-port" }, "--remote-debugging-port"],
    [{ ...clean, hasSwitch: (name: string) => name === "inspect" }, "--inspect"],
    [{ ...clean, hasSwitch: (name: string) => name === "no-sandbox" }, "--no-sandbox"],
  ])("A start with one fault names it", (start, fault) => {
    expect(listShellFaults(start)).toEqual([expect.stringContaining(fault)]);
  });

  test("The Electron that ships is the one the package pins", () => {
    expect(pinned.devDependencies.electron.split(".")[0]).toBe(String(shippedMajor));
  });
});
