import type { View } from "#ipc/view.ts";
import { done, rung, viewOf } from "./view-of.ts";

const training = { pins: { "01": "9999", "07": "1234" } };

/** The lock after a pause, and practice. */
export const stationScenes: Readonly<Record<string, View>> = {
  locked: viewOf({ kind: "locked", checking: false }),
  "locked-basket": viewOf({ kind: "locked", checking: false }, { basket: rung }),
  "locked-scan": viewOf({ kind: "locked", checking: false }, { basket: rung, notice: { code: "is-locked" } }),
  "locked-wrong": viewOf(
    { kind: "locked", checking: false },
    {
      shop: "京都大学生活協同組合 吉田食堂・中央購買部",
      op: { op: "000007", name: "山科 きょうこ", role: "supervisor" },
      notice: { code: "pin-wrong", amount: 3 },
    },
  ),
  "locked-who": viewOf({ kind: "locked", checking: true }, { notice: { code: "unlock-who" } }),
  "practice-sign-on": viewOf({ kind: "sign-on", checking: false }, { op: null, day: null, training }),
  "practice-sale": viewOf({ kind: "sale" }, { training, basket: rung }),
  "practice-done": viewOf({ ...done, given: 5000, change: 1436 }, { training }),
  "report-written": viewOf(
    { kind: "sale" },
    { notice: { code: "report-written", text: "/var/lib/coop-register/reports/KU-R02-2026-11-22" } },
  ),
  "report-supervisor": viewOf({ kind: "sale" }, { notice: { code: "report-supervisor" } }),
  "training-pending": viewOf({ kind: "sale" }, { notice: { code: "training-pending" } }),
};
