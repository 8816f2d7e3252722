import type { Member } from "../headquarters/seed.ts";
import type { Rig } from "../open-rig.ts";

/** What the app of a member shows: one barcode at a time, or what scanning a code of the shop came to. */
export type Shown =
  | { readonly kind: "barcode"; readonly name: string; readonly code: string; readonly says: string }
  | { readonly kind: "paid"; readonly name: string; readonly says: string };
export type Look = {
  readonly scope: "both" | "payment" | "topup";
  /** 22 characters instead of 20 digits. */
  readonly long: boolean;
  readonly expired: boolean;
};
export type Phone = {
  /** The barcode as it stands on the phone. */
  show(member: Member, look: Look): string;
  /** The app reads the newest code a shop shows that nobody has used yet. */
  read(member: Member): void;
  shown(): Shown | null;
};

const scopes = { both: ["payment", "topup"], payment: ["payment"], topup: ["topup"] } as const;
const scopeWords = { both: "支払いとチャージ", payment: "支払いのみ", topup: "チャージのみ" } as const;
/** Long enough to try one thing, ms. */
const lifeMs = 300_000;

/** The newest code that stands on a customer's window now. */
export function openTray({ servers }: Rig) {
  const trays = servers.pokepay.cashtrays();
  return trays.findLast((one) => one.attempt === null && one.canceledMs === null && one.expiresMs > Date.now());
}

/** The one phone of the bench, in the hand of whichever member is asked for. */
export function openPhone(rig: Rig): Phone {
  const { pokepay } = rig.servers;
  let shown: Shown | null = null;
  return {
    show({ name, wallet }, { scope, long, expired }) {
      const code = pokepay.showBarcode(wallet, { scopes: scopes[scope], long, forMs: expired ? -1_000 : lifeMs });
      shown = { kind: "barcode", name, code, says: `${scopeWords[scope]}${expired ? "・期限切れ" : ""}` };
      return code;
    },
    read({ name, wallet }) {
      const tray = openTray(rig);
      const came = tray === undefined ? null : pokepay.scanCashtray(tray.id, wallet);
      const says =
        came === null
          ? "お客様の画面にQRコードがありません"
          : came.kind === "done"
            ? "お支払いが終わりました"
            : `お支払いできません (${came.type})`;
      shown = { kind: "paid", name, says };
    },
    shown: () => shown,
  };
}
