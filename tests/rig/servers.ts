import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openHeadquarters, type RigHeadquarters } from "./headquarters/open-headquarters.ts";
import { hashPin } from "./headquarters/hash-pin.ts";
import type { Item } from "./headquarters/publish.ts";
import { rigPepper, seedMembers, seedPins, seedSettings, type Member, withBadges } from "./headquarters/seed.ts";
import { openPokepay, type RigPokepay } from "./pokepay/open-pokepay.ts";
import type { Account, PrivateMoney } from "./pokepay/world.ts";
import { makeCertificates, readPem } from "./tls/make-certificates.ts";

export type RigServers = {
  readonly pokepay: RigPokepay;
  readonly headquarters: RigHeadquarters;
  /** Paths; ini is the SDK's, pepper is 32 bytes. */
  readonly files: {
    readonly ca: string;
    readonly ini: string;
    readonly hqCert: string;
    readonly hqKey: string;
    readonly hqCa: string;
    readonly pepper: string;
    readonly pokepayCert: string;
    readonly pokepayKey: string;
  };
  readonly urls: { readonly pokepay: string; readonly headquarters: string };
  readonly shop: string;
  readonly moneys: { readonly emoney: string; readonly meal: string };
  /** Headquarters' raw Ed25519 public key, hex; it signs anchors and settings alike. */
  readonly hqKey: string;
  readonly settingsKey: string;
  readonly members: readonly Member[];
  /** Operator number → PIN of the seed operators. */
  readonly pins: Readonly<Record<string, string>>;
};

/** A UUIDv4-shaped id that every rig gives the same thing. */
function fixedId(name: string): string {
  const hex = createHash("sha256").update(`rig ${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const emoney: PrivateMoney = {
  id: fixedId("money emoney"),
  name: "リグ大学生協マネー",
  maxBalance: 50_000,
  transferLimit: 50_000,
  topupLimit: 20_000,
};
const meal: PrivateMoney = {
  id: fixedId("money meal"),
  name: "リグ大学生協ミール",
  maxBalance: 600_000,
  transferLimit: 5000,
  topupLimit: 300_000,
};
const shop = fixedId("shop");
const client = { id: fixedId("partner client"), secret: createHash("sha256").update("rig partner secret").digest() };

const customer = (one: Member): Account => ({
  id: one.wallet,
  user: one.customer,
  name: one.name,
  merchant: false,
  money: emoney.id,
  externalId: one.member,
  status: one.status,
  moneyBalance: one.balance,
  pointBalance: one.points,
});
const mealWallets = (one: Member): Account[] =>
  one.meal === undefined
    ? []
    : [
        {
          ...customer(one),
          id: one.meal.wallet,
          money: meal.id,
          moneyBalance: one.meal.balance,
          pointBalance: 0,
        },
      ];
const till = (money: PrivateMoney, name: string): Account => ({
  id: fixedId(name),
  user: shop,
  name: "リグ大学生協 中央購買",
  merchant: true,
  money: money.id,
  externalId: null,
  status: "active",
  moneyBalance: 0,
  pointBalance: 0,
});

/** Ports of the run before, so that a configuration written then still fits; taken anew when they are in use. */
function keptPorts(file: string): { readonly pokepay?: number; readonly headquarters?: number } {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { pokepay: number; headquarters: number }) : {};
}

async function onPort<T>(port: number | undefined, open: (port?: number) => Promise<T>): Promise<T> {
  if (port === undefined) return open();
  return open(port).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return open();
    throw error;
  });
}

async function settingsFor(pepper: Buffer): Promise<typeof seedSettings> {
  if (pepper.equals(rigPepper)) return seedSettings;
  const operators = await Promise.all(
    seedSettings.operators.map(async (one) => ({ ...one, pin: await hashPin(pepper, seedPins[one.op] ?? "0000") })),
  );
  return withBadges({ ...seedSettings, operators }, pepper);
}

/**
 * The e-money authority and headquarters over mutual TLS on 127.0.0.1, their state kept in dir. timeScale is the kiosk's affair (it
 * scales its own waits); it is taken here so that all of a rig is opened with the same options.
 */
export async function openServers(o: {
  readonly dir: string;
  readonly reg: string;
  readonly timeScale?: number;
  readonly pepper?: Buffer;
  /** What headquarters sells, in place of the seed's. */
  readonly goods?: readonly Item[];
}): Promise<RigServers & AsyncDisposable> {
  mkdirSync(o.dir, { recursive: true, mode: 0o700 });
  const at = (name: string): string => join(o.dir, name);
  const certificates = makeCertificates(at("tls"), { reg: o.reg });
  const tls = {
    ca: readPem(certificates.ca),
    cert: readPem(certificates.server.cert),
    key: readPem(certificates.server.key),
  };
  const pepper = o.pepper ?? rigPepper;
  writeFileSync(at("pepper"), pepper, { mode: 0o600 });
  const ports = keptPorts(at("ports.json"));
  const settings = await settingsFor(pepper);
  const tills = [till(emoney, "shop account"), till(meal, "shop account meal")];
  const accounts = [...tills, ...seedMembers.map(customer), ...seedMembers.flatMap(mealWallets)];
  const withGoods = o.goods === undefined ? {} : { goods: o.goods };
  const withPort = (port?: number) => (port === undefined ? {} : { port });
  const pokepay = await onPort(ports.pokepay, (port) =>
    openPokepay({ dir: o.dir, tls, client, moneys: [emoney, meal], accounts, ...withPort(port) }),
  );
  const headquarters = await onPort(ports.headquarters, (port) =>
    openHeadquarters({ dir: o.dir, reg: o.reg, tls, pepper, settings, ...withGoods, ...withPort(port) }),
  );
  const portOf = (url: string): number => Number(new URL(url).port);
  writeFileSync(
    at("ports.json"),
    JSON.stringify({ pokepay: portOf(pokepay.url), headquarters: portOf(headquarters.url) }),
  );
  const ini = {
    CLIENT_ID: client.id,
    CLIENT_SECRET: client.secret.toString("base64url"),
    API_BASE_URL: pokepay.url,
    SSL_KEY_FILE: certificates.pokepay.key,
    SSL_CERT_FILE: certificates.pokepay.cert,
    TIMEZONE: "Asia/Tokyo",
    TIMEOUT: 10,
    CONNECTTIMEOUT: 5,
  };
  const lines = Object.entries(ini).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(at("pokepay.ini"), lines.join(""), { mode: 0o600 });
  return {
    pokepay,
    headquarters,
    files: {
      ca: certificates.ca,
      ini: at("pokepay.ini"),
      hqCert: certificates.headquarters.cert,
      hqKey: certificates.headquarters.key,
      hqCa: certificates.ca,
      pepper: at("pepper"),
      pokepayCert: certificates.pokepay.cert,
      pokepayKey: certificates.pokepay.key,
    },
    urls: { pokepay: pokepay.url, headquarters: headquarters.url },
    shop,
    moneys: { emoney: emoney.id, meal: meal.id },
    hqKey: headquarters.key,
    settingsKey: headquarters.key,
    members: seedMembers,
    pins: seedPins,
    async [Symbol.asyncDispose]() {
      await pokepay[Symbol.asyncDispose]();
      await headquarters[Symbol.asyncDispose]();
    },
  };
}
