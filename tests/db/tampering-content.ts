import type { Tampering } from "./tampering.ts";

type Amount = { amount: number; base: number; bp: number; tax: number };
const amounts = (list: unknown): Amount[] => list as Amount[];
const set = (of: unknown, values: object): object => Object.assign(of as object, values);
const first = (list: unknown): object => (list as object[])[0] ?? {};
const rebateRows = (data: { [name: string]: unknown }) => amounts((data["rebate"] as { by: unknown }).by);

/** Content made to fit by one who holds the device key: entry 13 was anchored, so the anchor at 14 tells, and then… */
const told = "14 anchor, 15 unanchored";

/** Bodies and sums. */
export const contentTamperings: readonly Tampering[] = [
  {
    name: "a changed amount, by one without the key",
    found: "8 hash-broken, 8 tenders",
    tamper: ({ edit }) => edit(8, (_, data) => (data["given"] = 250)),
  },
  {
    name: "a body that is not canonical",
    found: `10 not-canonical, ${told}`,
    tamper: ({ insiderText }) => insiderText(10, (body) => body.replace("{", "{ ")),
  },
  {
    name: "a name written twice in a body",
    found: `10 not-canonical, ${told}`,
    tamper: ({ insiderText }) => insiderText(10, (body) => body.replace('{"app"', '{"app":"x","app"')),
  },
  {
    name: "a body that is no JSON",
    found: `10 body-unreadable, 13 z-differs, ${told}`,
    tamper: ({ insiderText }) => insiderText(10, () => "?"),
  },
  {
    name: "an unknown kind",
    found: `10 body-unreadable, 13 z-differs, ${told}`,
    tamper: ({ insiderText }) =>
      insiderText(10, (body) => body.replace('"kind":"sale-cancelled"', '"kind":"discount"')),
  },
  {
    name: "a line that denies that it was not listed",
    found: `8 body-unreadable, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => set(first(data["lines"]), { unlisted: false })),
  },
  {
    name: "a bill shared by nobody",
    found: `8 body-unreadable, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => (data["guests"] = 0)),
  },
  {
    name: "a discount on the basket that was not taken off",
    found: `8 total, ${told}`,
    tamper: ({ insiderEdit }) =>
      insiderEdit(8, (_, data) => (data["discount"] = { id: "coupon", name: "クーポン", yen: 50, amount: 50 })),
  },
  {
    name: "a discount of a line that its percent does not give",
    found: `8 total, ${told}`,
    tamper: ({ insiderEdit }) =>
      insiderEdit(8, (_, data) =>
        set(first(data["lines"]), { off: { id: "ten", name: "割引", percent: 10, amount: 1 } }),
      ),
  },
  {
    name: "a discount that says neither yen nor percent, and no sum",
    found: `8 body-unreadable, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => (data["discount"] = { id: "coupon", name: "クーポン" })),
  },
  {
    name: "a body with another entry's number",
    found: `10 body-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(10, (body) => (body["seq"] = 11)),
  },
  {
    name: "a body of another register",
    found: `10 body-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(10, (body) => (body["reg"] = "R09")),
  },
  {
    name: "a body of another epoch",
    found: `10 body-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(10, (body) => (body["epoch"] = 2)),
  },
  {
    name: "an id used twice",
    found: `10 id-twice, ${told}`,
    tamper: ({ clean, insiderEdit }) => {
      const { id } = JSON.parse(clean.rows[8]?.body ?? "{}") as { id: string };
      return insiderEdit(10, (body) => (body["id"] = id));
    },
  },
  {
    name: "a receipt number used twice",
    found: `8 receipt-twice, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => (data["receipt"] = "R01-1-1")),
  },
  {
    name: "a lower total, grand totals set right in its own entry",
    found: `8 total, 8 tenders, 9 gt, 9 gta, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) =>
      insiderEdit(8, (body, data) => {
        set(data, { total: 100 });
        set(body, { gt: 2030, gta: 2030 });
      }),
  },
  {
    name: "a line whose price does not come to its amount",
    found: `8 total, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => set(first(data["lines"]), { unit: 140 })),
  },
  {
    name: "a tender spread over another class",
    found: `8 tenders, ${told}`,
    tamper: ({ insiderEdit }) =>
      insiderEdit(8, (_, data) => set(first(data["tenders"]), { by: [{ class: "books", amount: 150 }] })),
  },
  {
    name: "a lower tax",
    found: `8 tax, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(8, (_, data) => set(first(data["taxes"]), { tax: 10 })),
  },
  {
    name: "a line moved to the reduced rate in name only",
    found: `7 tax, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(7, (_, data) => set(first(data["lines"]), { tax: "reduced" })),
  },
  {
    name: "a higher rebate",
    found: `7 rebate, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(7, (_, data) => set(first(rebateRows(data)), { amount: 120 })),
  },
  {
    name: "a rebate at a rate the settings do not give",
    found: `7 rebate, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) =>
      insiderEdit(7, (_, data) => {
        set(first(rebateRows(data)), { bp: 2000, amount: 220 });
        set(data["rebate"], { total: 223 });
      }),
  },
  {
    name: "a rebate left out",
    found: `7 rebate, 13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(7, (_, data) => set(data["rebate"], { total: 0, by: [] })),
  },
  {
    name: "a grand total set back",
    found: `9 gt, 10 gt, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(9, (body) => (body["gt"] = 150)),
  },
  {
    name: "an absolute total set back",
    found: `9 gta, 10 gta, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(9, (body) => (body["gta"] = 150)),
  },
  {
    name: "the day before",
    found: `9 day-back, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(9, (body) => (body["day"] = "2026-11-23")),
  },
  {
    name: "other settings named",
    found: `9 body-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(9, (body) => (body["cfg"] = "0".repeat(64))),
  },
  {
    name: "a Z with less in the drawer",
    found: `13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(13, (_, data) => (data["drawer"] = 1)),
  },
  {
    name: "a Z that leaves out the first sale",
    found: `13 z-differs, ${told}`,
    tamper: ({ insiderEdit }) => insiderEdit(13, (_, data) => (data["first"] = 8)),
  },
];
