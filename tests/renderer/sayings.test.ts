import { describe, expect, test } from "vitest";
import type { PendingView } from "#ipc/view.ts";
import { sayDesk } from "#renderer/desk-saying.ts";
import { sayDifference, sayPending } from "#renderer/pending-saying.ts";
import { joinReceipt, ownParts } from "#renderer/receipt-number.ts";
import { saySaying } from "#renderer/words/words.ts";

describe("a receipt number keyed by hand", () => {
  test("Register and epoch are this register's until they are changed, and only the number is missing", () => {
    const own = ownParts("KU-R02", "KU-R02-3-39");
    expect(own).toEqual({ fleet: "KU-R", reg: "02", epoch: "3", n: "" });
    expect(joinReceipt(own, 2)).toBeNull();
    expect(joinReceipt({ ...own, n: "41" }, 2)).toBe("KU-R02-3-41");
  });

  test("Another register is named with as many digits as this one", () => {
    expect(joinReceipt({ ...ownParts("KU-R02", null), reg: "5", n: "7" }, 2)).toBe("KU-R05-1-7");
    expect(joinReceipt({ ...ownParts("KU-R02", null), reg: "", n: "7" }, 2)).toBeNull();
  });

  test("A last receipt of another name tells nothing of the epoch, and a name without digits has no register to type", () => {
    expect(ownParts("KU-R02", "KU-R021-9-1").epoch).toBe("1");
    const kiosk = ownParts("KIOSK", "KIOSK-2-1");
    expect(kiosk).toMatchObject({ fleet: "KIOSK", reg: "", epoch: "2" });
    expect(joinReceipt({ ...kiosk, n: "8" }, 0)).toBe("KIOSK-2-8");
  });
});

describe("a pending item in words", () => {
  const say = (more: Pick<PendingView, "kind" | "state" | "next"> & { readonly code?: string }): string =>
    saySaying("ja", sayPending({ id: "p", amount: 100, sinceMs: 1, ...more }));

  test("What resolves itself says so, by what it is", () => {
    expect([
      say({ kind: "payment", state: "parked", next: "ask" }),
      say({ kind: "payment", state: "refund-due", next: "ask" }),
      say({ kind: "charge", state: "refund-due", next: "ask" }),
      say({ kind: "credit", state: "refund-due", next: "ask" }),
      say({ kind: "payment", state: "claim", next: "ask" }),
      say({ kind: "charge", state: "deferred", next: "ask" }),
      say({ kind: "rebate", state: "unknown", next: "ask" }),
    ]).toEqual([
      "結果を自動で確認しています",
      "引き落とされていました。自動で返金しています",
      "反映されていました。自動で取り消しています",
      "自動で電子マネーへお戻しします",
      "後日引落です。つながると自動で引き落とします",
      "反映待ちです。つながると自動でチャージします",
      "自動で付与をやり直します",
    ]);
  });

  test("What needs somebody names who", () => {
    expect(say({ kind: "charge", state: "rejected", next: "hand-back" })).toMatch(/現金をお返し/);
    for (const state of ["refused", "fault", "unknown"])
      expect(say({ kind: "credit", state, next: "settle" })).toMatch(/責任者/);
  });

  test("A difference has the sentence of its code, and one that is not known is named", () => {
    expect(say({ kind: "difference", state: "open", next: "settle", code: "drawer-short" })).toMatch(/現金/);
    expect(saySaying("ja", sayDifference("from-the-future"))).toMatch(/from-the-future.*責任者/);
  });
});

test("What card set-up came to is told by act and code, by the code, by headquarters, or at least named", () => {
  const say = (act: "link" | "why", code: string): string => saySaying("ja", sayDesk(act, code));
  expect(say("link", "done")).toMatch(/登録しました/);
  expect(say("why", "why-lost")).toMatch(/紛失/);
  expect(say("why", "account_suspended")).toMatch(/停止中/);
  expect(say("link", "from-the-future")).toMatch(/from-the-future/);
});
