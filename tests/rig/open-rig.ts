import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { bringPepper } from "./bring-pepper.ts";
import type { RigCard } from "./card/felica.ts";
import { type DeviceOptions, openDevices, type RigDevices } from "./devices.ts";
import { rigPepper, seedBadges, type Member } from "./headquarters/seed.ts";
import type { Item } from "./headquarters/publish.ts";
import { openServers, type RigServers } from "./servers.ts";
import { makeCertificates } from "./tls/make-certificates.ts";

export type Rig = {
  readonly dir: string;
  readonly reg: string;
  readonly devices: RigDevices;
  readonly servers: RigServers;
  /** The configuration file a kiosk is started with: `--config FILE`. */
  readonly config: string;
  /** DIR of that kiosk. */
  readonly data: string;
  /** What the kiosk's processes need in their environment. */
  readonly env: Readonly<Record<string, string>>;
};
export type RigOptions = {
  readonly dir: string;
  readonly reg?: string;
  /** Factor on every wait of devices and kiosk. */
  readonly timeScale?: number;
  readonly card?: "pcscd" | "port";
  readonly mode?: "rig" | "test";
  readonly pepper?: Buffer;
  /** The kiosk's scanner types into its window; the rig's own is not plugged in. */
  readonly wedge?: boolean;
  readonly devices?: Pick<DeviceOptions, "printer" | "drawer">;
  /** What headquarters sells, in place of the seed's. */
  readonly goods?: readonly Item[];
};

/** A cashier has shut the drawer by then (ms of the rig's time). */
const shutAfterMs = 3_000;

/** The longest folder that leaves room for pcscd's socket in the 107 bytes of a unix socket's path. */
const longestFolder = 60;

/** The card in a member's hand. */
export const cardOf = (member: Member): RigCard => ({
  idm: member.idm,
  fcf: {
    number: member.number,
    nameKana: member.nameKana,
    prefix: "10",
    school: "15012394",
    issued: "20240401",
    expires: "20280331",
  },
});

/** The staff card of a seed operator. */
export const badgeOf = (op: string): RigCard => ({ idm: seedBadges[op] ?? "" });

/** A transit card: FeliCa, but nobody's student card. */
export const strangerCard: RigCard = { idm: "01160312ab34cd56" };

type Kiosk = Omit<Rig, "servers" | "reg">;

/** Devices and the configuration of one kiosk, in dir, on servers that run. */
async function openKiosk(
  o: RigOptions & {
    readonly reg: string;
    readonly pepper: Buffer;
    readonly servers: RigServers;
    /** What headquarters knows it by. */
    readonly certificate: { readonly cert: string; readonly key: string };
  },
): Promise<Kiosk & AsyncDisposable> {
  const { dir, reg, timeScale = 1, mode = "rig", servers, certificate } = o;
  await using stack = new AsyncDisposableStack();
  const long = Buffer.byteLength(dir) > longestFolder;
  const lines = long ? mkdtempSync(join(tmpdir(), "rig-")) : join(dir, "d");
  if (long) stack.defer(() => rmSync(lines, { recursive: true, force: true }));
  const devices = stack.use(
    await openDevices({
      ...o.devices,
      dir: lines,
      timeScale,
      drawer: { pin: 2, openLevel: "high", shutAfterMs, ...o.devices?.drawer },
      ...(o.card === undefined ? {} : { card: o.card }),
    }),
  );
  const data = join(dir, "data");
  bringPepper(data, o.pepper);
  const { files } = servers;
  const config = {
    mode,
    data,
    reg,
    devices: {
      printer: { profile: "epson-tm-t88", port: { serial: devices.paths.printer, baud: devices.printer.baud } },
      drawer: { pin: o.devices?.drawer?.pin ?? 2, open_when: o.devices?.drawer?.openLevel ?? "high" },
      display: { port: { serial: devices.paths.display, baud: 9600 } },
      scanner: o.wedge ? { wedge: true } : { port: { serial: devices.paths.scanner, baud: 9600 } },
      reader: { ...devices.cardAddress, profile: "generic" },
    },
    pokepay: { ini: files.ini, shop: servers.shop, moneys: servers.moneys, ca: files.ca },
    headquarters: {
      url: servers.urls.headquarters,
      cert: certificate.cert,
      key: certificate.key,
      ca: files.hqCa,
      signing_key: servers.hqKey,
    },
    // The kiosk takes no scale below a thousandth.
    ...(timeScale === 1 ? {} : { time_scale: Math.max(0.001, timeScale) }),
  };
  const configFile = join(dir, "kiosk.json");
  writeFileSync(configFile, `${JSON.stringify(config, null, 2)}\n`);
  const all = stack.move();
  return {
    dir,
    devices,
    config: configFile,
    data,
    env: { NODE_EXTRA_CA_CERTS: files.ca, ...devices.env },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** Devices, servers and the configuration of a kiosk on them; state stays in dir and is found again. */
export async function openRig(o: RigOptions): Promise<Rig & AsyncDisposable> {
  const dir = resolve(o.dir);
  const { reg = "R1", timeScale = 1, pepper = rigPepper } = o;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  await using stack = new AsyncDisposableStack();
  const servers = stack.use(await openServers({ ...o, dir: join(dir, "servers"), reg, timeScale, pepper }));
  const certificate = { cert: servers.files.hqCert, key: servers.files.hqKey };
  const kiosk = stack.use(await openKiosk({ ...o, dir, reg, pepper, servers, certificate }));
  const all = stack.move();
  return { ...kiosk, reg, servers, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** Another kiosk on the servers of `rig`: its own devices, folder, register number and certificate. The servers go with `rig`. */
export async function openBeside(
  rig: Rig,
  o: Omit<RigOptions, "dir" | "pepper"> & { readonly reg: string },
): Promise<Rig & AsyncDisposable> {
  const { reg } = o;
  const { servers } = rig;
  const dir = join(rig.dir, reg);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const { headquarters: certificate } = makeCertificates(join(rig.dir, "servers", "tls"), { reg });
  const pepper = readFileSync(servers.files.pepper);
  const kiosk = await openKiosk({ ...o, dir, pepper, servers, certificate });
  return { ...kiosk, reg, servers };
}
