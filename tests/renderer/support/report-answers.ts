import type { Query } from "#ipc/contract.ts";
import type { Report, ReportAnswer, ZRow } from "#ipc/report.ts";
import { noonMs } from "./view-of.ts";

/** A busy day of a shop with a cafeteria, hours without a sale among them. */
const day: Report = {
  z: null,
  seq: null,
  day: "2026-11-22",
  fromMs: noonMs - 4 * 3_600_000,
  atMs: noonMs,
  sales: { count: 412, total: 318_246 },
  refunds: { count: 2, total: 2_870 },
  customers: 431,
  hours: [
    { hour: 8, count: 31, total: 14_820 },
    { hour: 9, count: 22, total: 9_876 },
    { hour: 11, count: 96, total: 61_200 },
    { hour: 12, count: 201, total: 142_350 },
    { hour: 13, count: 48, total: 52_000 },
    { hour: 15, count: 14, total: 38_000 },
  ],
  classes: [
    { name: "書籍", amount: 88_000 },
    { name: "食堂", amount: 176_246 },
    { name: "購買", amount: 52_000 },
    { name: "金券・証紙", amount: 2_000 },
  ],
  taxes: [
    { rate: 10, total: 264_246, tax: 24_022 },
    { rate: 8, total: 52_000, tax: 3_851 },
    { rate: 0, total: 2_000, tax: 0 },
  ],
  tenders: [
    { kind: "meal", count: 61, amount: null },
    { kind: "emoney", count: 302, amount: null },
    { kind: "cash", count: 60, amount: null },
  ],
  operators: [
    { op: "07", name: "山科", count: 300, total: 238_246 },
    { op: "12", name: "上賀茂 さくら", count: 112, total: 80_000 },
  ],
  charges: { count: 14, total: null },
  rebate: 9_401,
  voids: 7,
  cancelled: 3,
  drawer: null,
  gap: null,
};
const told = {
  tenders: [
    { kind: "meal", count: 61, amount: 30_500 },
    { kind: "emoney", count: 302, amount: 241_746 },
    { kind: "cash", count: 60, amount: 46_000 },
  ],
  charges: { count: 14, total: 62_000 },
} as const;

/** What a cashier sees of today, a past Z with the largest sums there are, a day without a sale. */
export const reports = {
  today: day,
  z: {
    ...day,
    ...told,
    z: 41,
    seq: 2311,
    sales: { count: 2_204, total: 9_999_999 },
    customers: 2_311,
    hours: Array.from({ length: 14 }, (_, at) => ({
      hour: at + 8,
      count: (at * 37) % 190,
      total: (at * 377_777) % 1_999_999,
    })),
    drawer: 158_000,
    gap: -1_200,
  },
  empty: {
    ...day,
    sales: { count: 0, total: 0 },
    customers: 0,
    hours: [],
    classes: [],
    taxes: [],
    tenders: [],
    operators: [],
  },
} satisfies Record<string, Report>;

const zs = Array.from({ length: 14 }, (_, at): ZRow => {
  const date = new Date(noonMs - (at + 1) * 86_400_000).toISOString().slice(0, 10);
  return {
    z: 41 - at,
    seq: 2311 - at * 160,
    day: date,
    count: 380,
    total: 260_000 + ((at * 83_123) % 190_000),
    customers: 395,
  };
});

/** What the register answers to the two questions of a report. */
export function answerReport(
  query: Query,
  of: keyof typeof reports | "none" = "today",
): ReportAnswer | readonly ZRow[] | null {
  if (query.kind === "zs") return zs;
  if (query.kind !== "report") return null;
  if (of === "none") return { kind: "none" };
  return { kind: "report", report: typeof query.of === "number" ? reports.z : reports[of] };
}
