import { randomUUID } from "node:crypto";
import type { Reply } from "../behaviour.ts";
import { describeCashtray, describeCashtrayResult } from "./describe.ts";
import { refuse } from "./errors.ts";
import { findAccount, pay, topUp } from "./move-money.ts";
import type { Cashtray, World } from "./world.ts";

type Given = {
  readonly private_money_id: string;
  readonly shop_id: string;
  readonly amount: number;
  readonly description?: string;
  readonly expires_in?: number;
};

/** What the API takes when no time is given, s. */
const defaultLifeS = 1800;

export function showCashtray(world: World, given: Given): Reply {
  const shop = findAccount(world, given.shop_id, given.private_money_id);
  if (shop === undefined || !shop.merchant) return refuse("shop_user_not_found");
  const tray: Cashtray = {
    id: randomUUID(),
    shop: shop.id,
    amount: given.amount,
    description: given.description ?? "",
    expiresMs: Date.now() + (given.expires_in ?? defaultLifeS) * 1000,
    canceledMs: null,
    attempt: null,
    transaction: null,
  };
  world.put({ cashtray: tray });
  return { status: 200, body: describeCashtray(world, tray) };
}

export function readCashtray(world: World, id: string): Reply {
  const tray = world.cashtrays.get(id);
  return tray === undefined ? refuse("notfound") : { status: 200, body: describeCashtrayResult(world, tray) };
}

/** Why a code can no longer be scanned or cancelled. */
function spent(tray: Cashtray): string | undefined {
  if (tray.attempt !== null) return "cashtray_already_proceed";
  if (tray.canceledMs !== null) return "cashtray_already_canceled";
  return tray.expiresMs < Date.now() ? "cashtray_expired" : undefined;
}

export function cancelCashtray(world: World, id: string): Reply {
  const tray = world.cashtrays.get(id);
  if (tray === undefined) return refuse("notfound");
  const late = spent(tray);
  if (late !== undefined) return refuse(late);
  const cancelled = { ...tray, canceledMs: Date.now() };
  world.put({ cashtray: cancelled });
  return { status: 200, body: describeCashtray(world, cancelled) };
}

/** The member's app scans a code and is answered at once. The code is good for one scan, whatever that comes to. */
export function scanCashtray(world: World, id: string, walletId: string): Reply {
  const tray = world.cashtrays.get(id);
  if (tray === undefined) return refuse("cashtray_not_found");
  const late = spent(tray);
  if (late !== undefined) return refuse(late);
  const shop = world.accounts.get(tray.shop);
  const scanned = world.accounts.get(walletId);
  const wallet = scanned === undefined ? undefined : findAccount(world, scanned.user, shop?.money ?? "");
  const tried = (reply: Reply): Cashtray["attempt"] => {
    const body = reply.body as { readonly type?: string; readonly message?: string };
    const failed = reply.status !== 200;
    return {
      wallet: wallet?.id ?? walletId,
      status: reply.status,
      type: failed ? (body.type ?? "") : null,
      message: failed ? (body.message ?? "") : null,
      atMs: Date.now(),
    };
  };
  const given = { shop_id: shop?.user ?? "", description: tray.description };
  const more = { cashtray: { ...tray, attempt: tried({ status: 200, body: {} }) } };
  const reply =
    wallet === undefined || wallet.merchant
      ? refuse("account_not_found")
      : tray.amount < 0
        ? pay(world, wallet, { ...given, amount: -tray.amount }, more)
        : topUp(world, wallet, { ...given, money_amount: tray.amount }, more);
  if (reply.status !== 200) world.put({ cashtray: { ...tray, attempt: tried(reply) } });
  return reply;
}
