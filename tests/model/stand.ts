import { createHmac, scryptSync } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import type { AddressInfo } from "node:net";
import type { Config } from "#main/config.ts";
import { rigPepper, seedPins, seedSettings } from "#rig/headquarters/seed.ts";
import { openProxy, type Proxy } from "#rig/proxy/open-proxy.ts";
import { openServers, type RigServers } from "#rig/servers.ts";
import { makeCertificates } from "#rig/tls/make-certificates.ts";
import { makeExpired } from "#tests/main/upstream/expired-certificate.ts";
import { type LeapClock, openLeapClock } from "./clock/leap-clock.ts";
import { patchDate } from "./clock/patch-globals.ts";

export const reg = "R1";
/** Every wait of the register times this. A deadline stays long enough for a machine that runs other things. */
export const timeScale = 0.05;

/** The rig's servers behind a proxy each, and a configuration for a register that reaches them through it. */
export type Stand = AsyncDisposable & {
  readonly servers: RigServers;
  readonly proxies: { readonly pokepay: Proxy; readonly headquarters: Proxy };
  readonly clock: LeapClock;
  readonly config: Config;
  readonly dir: string;
  /** Port of a server whose certificate ran out yesterday. */
  readonly expired: number;
};

/** Memory where there is some: nothing here is about the disk. */
const place = (): string => (existsSync("/dev/shm") ? "/dev/shm" : tmpdir());
const portOf = (url: string): number => Number(new URL(url).port);

let made: string | null = null;
/** Certificates are made once a process. */
function bringCertificates(to: string): void {
  if (made === null) {
    const dir = mkdtempSync(join(place(), "model-tls-"));
    process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
    makeCertificates(dir, { reg });
    makeExpired(dir, "pokepay.localhost");
    made = dir;
  }
  cpSync(made, to, { recursive: true });
}

async function openExpired(tls: string): Promise<AsyncDisposable & { readonly port: number }> {
  const read = (name: string): string => readFileSync(join(tls, name), "utf8");
  const server = createServer({ cert: read("expired.pem"), key: read("expired.key") }, (socket) => socket.destroy());
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => void (await new Promise((resolve) => server.close(resolve))),
  };
}

/** A PIN costs the real register a fifth of a second; here nobody is kept from guessing. */
function cheapOperators() {
  return seedSettings.operators.map((one) => {
    const salt = Buffer.alloc(16, one.op);
    const secret = createHmac("sha256", rigPepper)
      .update(seedPins[one.op] ?? "0000")
      .digest();
    const hash = scryptSync(secret, salt, 32, { N: 2, r: 1, p: 1 });
    return { ...one, pin: `scrypt$2$1$1$${salt.toString("hex")}$${hash.toString("hex")}` };
  });
}

/** What headquarters publishes otherwise than the seed's settings. */
export type StandSettings = Parameters<RigServers["headquarters"]["publishSettings"]>[0];

export async function openStand(
  o: { readonly moved?: () => void; readonly settings?: StandSettings } = {},
): Promise<Stand> {
  await using stack = new AsyncDisposableStack();
  const dir = mkdtempSync(join(place(), "model-"));
  stack.defer(() => rmSync(dir, { recursive: true, force: true }));
  const clock = openLeapClock();
  stack.defer(patchDate(clock.offsetMs));
  bringCertificates(join(dir, "servers", "tls"));
  const servers = stack.use(await openServers({ dir: join(dir, "servers"), reg, timeScale }));
  // The clock leaps by days: a counter that locks itself is proved elsewhere, and would stand in the way of every money here.
  servers.headquarters.publishSettings({ ...o.settings, operators: cheapOperators(), lock_idle_s: 0 });
  const moved = o.moved === undefined ? {} : { moved: o.moved };
  const proxy = async (url: string) => stack.use(await openProxy({ to: portOf(url), clock, ...moved }));
  const pokepay = await proxy(servers.urls.pokepay);
  const headquarters = await proxy(servers.urls.headquarters);
  const expired = stack.use(await openExpired(join(dir, "servers", "tls")));
  const data = join(dir, "data");
  mkdirSync(join(data, "keys"), { recursive: true, mode: 0o700 });
  writeFileSync(join(data, "keys", "pepper"), rigPepper, { mode: 0o400 });
  const ini = join(dir, "pokepay.ini");
  const throughProxy = readFileSync(servers.files.ini, "utf8").replace(
    servers.urls.pokepay,
    `https://pokepay.localhost:${pokepay.port}`,
  );
  writeFileSync(ini, throughProxy, { mode: 0o600 });
  const { files, shop, moneys, hqKey } = servers;
  const config: Config = {
    mode: "test",
    data,
    reg,
    devices: {
      printer: { profile: "epson-tm-t88", port: { serial: "/dev/null", baud: 38_400 } },
      drawer: { pin: 2, open_when: "high" },
      scanner: { port: { serial: "/dev/null", baud: 9600 } },
      reader: { rig: "/dev/null", profile: "generic" },
    },
    pokepay: { ini, shop, moneys, ca: files.ca },
    headquarters: {
      url: `https://headquarters.localhost:${headquarters.port}`,
      cert: files.hqCert,
      key: files.hqKey,
      ca: files.hqCa,
      signing_key: hqKey,
    },
    time_scale: timeScale,
  };
  const all = stack.move();
  return {
    servers,
    proxies: { pokepay, headquarters },
    clock,
    config,
    dir,
    expired: expired.port,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
