import { defineConfig } from "vitest/config";
import { root } from "./runtime/pins.ts";

/** What starts and kills the processes of a kiosk, each with a rig of its own: after the parts. */
const house = ["tests/{house,campaign}/**/*.test.ts"];
/** What starts whole kiosks, or measures: one file at a time, after everything else. */
const whole = ["tests/{e2e,bench}/**/*.test.ts"];
/** Most wait for a wire or a disk: two at a time, on a machine of two cores as well (left alone it would be one). */
const maxWorkers = 2;
/** Machines that run tests are shared: a condition may take its time. What has a deadline says so. */
const poll = { timeout: 10_000 };
/** A test that starts processes may wait for all of them. */
const patience = { testTimeout: 180_000, hookTimeout: 60_000, expect: { poll } };

export default defineConfig({
  root,
  test: {
    root,
    allowOnly: false,
    projects: [
      {
        root,
        test: {
          name: "parts",
          maxWorkers,
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [...house, ...whole],
          testTimeout: 60_000,
          hookTimeout: 20_000,
          expect: { poll },
          sequence: { groupOrder: 0 },
        },
      },
      { root, test: { name: "house", include: house, maxWorkers, ...patience, sequence: { groupOrder: 1 } } },
      {
        root,
        test: { name: "whole", include: whole, fileParallelism: false, ...patience, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
