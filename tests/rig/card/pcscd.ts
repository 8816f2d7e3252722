import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { boundToParent, type Child, startChild } from "../child.ts";
import type { Field } from "./field.ts";
import type { CardService } from "./service.ts";
import { connectCard } from "./vpcd-cable.ts";

const DRIVERS = "/usr/lib/pcsc/drivers";
const READER = "Co-op Rig FeliCa Reader";
/** vpcd's default port; its channel number is 8C7Bh = 35963. It listens on all addresses, hence the network namespace. */
const PORT = 35_963;
const START_MS = 5_000;

/** What the kernel lets us: namespaces as root, or inside a user namespace of our own. */
type Isolation = { readonly unshare: readonly string[]; readonly nsenter: readonly string[] };
const ISOLATIONS: readonly Isolation[] = [
  { unshare: ["unshare", "-m", "-n"], nsenter: ["-n"] },
  { unshare: ["unshare", "-r", "-m", "-n"], nsenter: ["-U", "--preserve-credentials", "-n"] },
];

/**
 * Runs inside the namespaces, then becomes pcscd. /run/pcscd is the rig's own folder there, so the socket appears in it. Real USB
 * readers are hidden by an empty driver folder; only vpcd's driver is mounted beside it. perl (essential in Debian) sets loopback up
 * where ip is missing: SIOCSIFFLAGS 8914h, IFF_UP|IFF_RUNNING. vpcd sends a frame's length and body apart; the route makes loopback
 * acknowledge at once, or each APDU would wait 40 ms for a delayed acknowledgement.
 */
const SCRIPT = `set -e
mount --make-rprivate /
[ -d /run/pcscd ] || { mount -t tmpfs tmpfs /run; mkdir /run/pcscd; }
mount --bind "$1/run" /run/pcscd
mount --bind ${DRIVERS}/serial "$1/drivers"
mount --bind "$1/none" ${DRIVERS}
ip link set lo up 2>/dev/null || perl -e 'use Socket; socket(S,PF_INET,SOCK_DGRAM,0); ioctl(S,0x8914,pack("a16s","lo",0x41)) or exit 1'
for net in 127.0.0.0/8 127.0.0.1; do
  ip route replace table local local $net dev lo proto kernel scope host src 127.0.0.1 quickack 1 2>/dev/null || true
done
exec pcscd --foreground --error --config "$1/conf"`;

export type Pcscd = CardService & {
  /** The reader's name as pcscd lists it. */
  readonly reader: string;
  readonly socket: string;
  /** The pid of the running pcscd. */
  pid(): number | undefined;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Is all there that a pcscd of our own needs? */
export function canHavePcscd(): boolean {
  return existsSync(`${DRIVERS}/serial/libifdvpcd.so`) && ["/usr/sbin/pcscd", "/sbin/pcscd"].some(existsSync);
}

function prepare(dir: string): void {
  for (const name of ["run", "drivers", "none", "conf"]) mkdirSync(join(dir, name), { recursive: true });
  const conf = `FRIENDLYNAME "${READER}"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${join(dir, "drivers", "libifdvpcd.so")}\nCHANNELID 0x8C7B\n`;
  writeFileSync(join(dir, "conf", "rig"), conf);
}

/** Starts a real pcscd with one virtual reader under `dir`, in namespaces of its own. Throws where the kernel or the packages say no. */
export async function openPcscd(o: { dir: string; field: Field }): Promise<Pcscd> {
  const socket = join(o.dir, "run", "pcscd.comm");
  prepare(o.dir);
  let daemon: Child | undefined;
  let cable: Child | undefined;
  let isolation: Isolation | undefined;
  /** One change at a time: a lift must not overtake the put before it. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (action: () => Promise<void>): Promise<void> => {
    turn = turn.then(action, action);
    return turn;
  };

  const launch = async (how: Isolation): Promise<boolean> => {
    // What a killed pcscd leaves behind would stop the next one.
    for (const name of ["pcscd.comm", "pcscd.pid"]) rmSync(join(o.dir, "run", name), { force: true });
    const child = await startChild([...how.unshare, ...boundToParent("sh", "-c", SCRIPT, "sh", o.dir)]);
    const until = performance.now() + START_MS;
    while (child.alive() && !existsSync(socket) && performance.now() < until) await wait(5);
    if (!child.alive() || !existsSync(socket)) {
      refused = child.said();
      await child.stop("SIGKILL");
      return false;
    }
    daemon = child;
    isolation = how;
    return true;
  };
  let refused = "";

  const unplug = async (): Promise<void> => {
    await cable?.stop("SIGKILL");
    cable = undefined;
  };
  const plug = async (): Promise<void> => {
    await unplug();
    if (daemon === undefined || !daemon.alive() || isolation === undefined || o.field.card() === undefined) return;
    // Retried, because vpcd takes a card only when pcscd polls it (every 400 ms) and has no backlog.
    const far = `TCP:127.0.0.1:${PORT},retry=100,interval=0.05`;
    cable = await connectCard(
      ["nsenter", "-t", String(daemon.pid), ...isolation.nsenter, ...boundToParent("socat", "STDIO", far)],
      o.field,
    );
  };
  const start = async (): Promise<void> => {
    if (daemon?.alive() === true) return;
    for (const how of isolation === undefined ? ISOLATIONS : [isolation]) {
      if (await launch(how)) {
        await plug();
        return;
      }
    }
    throw new Error(`pcscd did not start: ${refused}`);
  };
  const stop = async (signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
    await daemon?.stop(signal);
    daemon = undefined;
    await unplug();
  };

  await start();
  const stopListening = o.field.onChange((card) => void inTurn(card === undefined ? unplug : plug));
  return {
    reader: `${READER} 00 00`,
    socket,
    pid: () => daemon?.pid,
    running: () => daemon?.alive() === true,
    start: () => inTurn(start),
    stop: (signal) => inTurn(() => stop(signal)),
    async [Symbol.asyncDispose]() {
      stopListening();
      await inTurn(() => stop("SIGTERM"));
    },
  };
}
