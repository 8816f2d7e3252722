import { defineConfig } from "vitest/config";
import { root } from "./runtime/pins.ts";

/** What starts whole kiosks, kills them, or measures: one file at a time, after everything else. */
const whole = ["tests/{e2e,house,campaign,bench}/**/*.test.ts"];

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
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: whole,
          testTimeout: 60_000,
          hookTimeout: 20_000,
          // Machines that run tests are shared: a condition may take its time. What has a deadline says so.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 0 },
        },
      },
      {
        root,
        test: {
          name: "whole",
          include: whole,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
