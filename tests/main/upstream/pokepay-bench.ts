import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPokepay as openRigPokepay, type RigPokepay } from "#rig/pokepay/open-pokepay.ts";
import { makeCertificates, readPem } from "#rig/tls/make-certificates.ts";
import { makeExpired } from "./expired-certificate.ts";
import { installLocalhost } from "#upstream/resolve-localhost.ts";
import { openPokepay, type Booking, type Pokepay } from "#upstream/pokepay/open-pokepay.ts";

const money = "4b138a4c-8944-4f98-a5c4-96d3c1c415eb";
const mealMoney = "5c249b5d-5555-4c4e-9a3f-0f6f7a5b0005";
/** Another co-op's, at the same authority. */
const otherMoney = "6d35ac6e-6666-4c4e-9a3f-0f6f7a5b0006";
const shop = "8f2c6a5e-1111-4c4e-9a3f-0f6f7a5b0001";
export const wallet = "c3a8f6c2-2222-4c4e-9a3f-0f6f7a5b0002";
export const customer = "d4b9a7d3-3333-4c4e-9a3f-0f6f7a5b0003";
/** The same member's wallets of meal money and of another co-op's. */
export const mealWallet = "7e46bd7f-7777-4c4e-9a3f-0f6f7a5b0007";
export const otherWallet = "8f57ce80-8888-4c4e-9a3f-0f6f7a5b0008";

export type PokepayBench = AsyncDisposable & {
  readonly rig: RigPokepay;
  readonly pokepay: Pokepay;
  readonly dir: string;
};

/** The real client against the simulated authority: real SDK, real TLS with client certificates. */
export async function openPokepayBench(
  o: { timeScale?: number; expired?: boolean; secret?: Buffer; meal?: boolean } = {},
): Promise<PokepayBench> {
  const dir = mkdtempSync(join(tmpdir(), "upstream-"));
  const certificates = makeCertificates(join(dir, "tls"), { reg: "R1" });
  const secret = randomBytes(32);
  const id = randomUUID();
  mkdirSync(join(dir, "world"));
  const rig = await openRigPokepay({
    dir: join(dir, "world"),
    tls: {
      ca: readPem(certificates.ca),
      cert: readPem(certificates.server.cert),
      key: readPem(certificates.server.key),
      ...(o.expired === true ? makeExpired(join(dir, "tls"), "pokepay.localhost") : {}),
    },
    client: { id, secret },
    moneys: [
      { id: money, name: "生協電子マネー", maxBalance: 100_000, transferLimit: 50_000, topupLimit: 30_000 },
      { id: mealMoney, name: "ミール", maxBalance: 600_000, transferLimit: 5000, topupLimit: 300_000 },
      { id: otherMoney, name: "よその生協マネー", maxBalance: 100_000, transferLimit: 50_000, topupLimit: 30_000 },
    ],
    accounts: [
      {
        id: wallet,
        user: customer,
        name: "生協 花子",
        merchant: false,
        money,
        externalId: "m-1",
        status: "active",
        moneyBalance: 5000,
        pointBalance: 300,
      },
      {
        id: mealWallet,
        user: customer,
        name: "生協 花子",
        merchant: false,
        money: mealMoney,
        externalId: "m-1",
        status: "active",
        moneyBalance: 90_000,
        pointBalance: 0,
      },
      {
        id: otherWallet,
        user: customer,
        name: "生協 花子",
        merchant: false,
        money: otherMoney,
        externalId: "x-1",
        status: "active",
        moneyBalance: 1000,
        pointBalance: 0,
      },
      {
        id: "e5c0b8e4-9999-4c4e-9a3f-0f6f7a5b0009",
        user: shop,
        name: "中央食堂",
        merchant: true,
        money: mealMoney,
        externalId: null,
        status: "active",
        moneyBalance: 0,
        pointBalance: 0,
      },
      {
        id: "e5c0b8e4-4444-4c4e-9a3f-0f6f7a5b0004",
        user: shop,
        name: "中央食堂",
        merchant: true,
        money,
        externalId: null,
        status: "active",
        moneyBalance: 0,
        pointBalance: 0,
      },
    ],
  });
  const ini = join(dir, "pokepay.ini");
  writeFileSync(
    ini,
    [
      `CLIENT_ID = ${id}`,
      `CLIENT_SECRET = ${(o.secret ?? secret).toString("base64url")}`,
      `API_BASE_URL = ${rig.url}`,
      `SSL_KEY_FILE = ${certificates.pokepay.key}`,
      `SSL_CERT_FILE = ${certificates.pokepay.cert}`,
      "TIMEZONE = Asia/Tokyo",
      "TIMEOUT = 5",
      "CONNECTTIMEOUT = 5",
      "MAX_RETRIES = 3",
      "",
    ].join("\n"),
  );
  installLocalhost();
  const pokepay = openPokepay({
    ini,
    shop,
    moneys: { emoney: money, ...(o.meal === false ? {} : { meal: mealMoney }) },
    ca: certificates.ca,
    timeScale: o.timeScale ?? 1,
  });
  return {
    rig,
    pokepay,
    dir,
    [Symbol.asyncDispose]: async () => {
      await pokepay[Symbol.asyncDispose]();
      await rig[Symbol.asyncDispose]();
      rmSync(dir, { recursive: true });
    },
  };
}

export function booking(amount: number, key: string = randomUUID()): Booking {
  return { key, wallet, customer, amount, description: `中央食堂 R1-1-${amount}` };
}

export const expectedOf = (type: "payment" | "topup", { amount }: Booking) => ({ type, amount, customer, wallet });
