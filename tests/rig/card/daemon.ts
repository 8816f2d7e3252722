import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { boundToParent, type Child, startChild } from "../child.ts";

/** Where Debian's pcscd looks for drivers. */
export const DRIVERS = "/usr/lib/pcsc/drivers";
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
 * acknowledge at once, or each APDU would wait 40 ms for a delayed acknowledgement. pcscd lies where the PATH of a plain user does not look.
 */
const SCRIPT = `set -e
PATH="$PATH:/usr/sbin:/sbin"
mount --make-rprivate /
[ -d /run/pcscd ] || { mount -t tmpfs tmpfs /run; mkdir /run/pcscd; }
mount --bind "$1/run" /run/pcscd
[ ! -d ${DRIVERS}/serial ] || mount --bind ${DRIVERS}/serial "$1/drivers"
mount --bind "$1/none" ${DRIVERS}
ip link set lo up 2>/dev/null || perl -e 'use Socket; socket(S,PF_INET,SOCK_DGRAM,0); ioctl(S,0x8914,pack("a16s","lo",0x41)) or exit 1'
for net in 127.0.0.0/8 127.0.0.1; do
  ip route replace table local local $net dev lo proto kernel scope host src 127.0.0.1 quickack 1 2>/dev/null || true
done
exec pcscd --foreground --error --config "$1/conf"`;

/** A real pcscd in namespaces of its own. One action at a time is its caller's business. */
export type Daemon = {
  readonly socket: string;
  pid(): number | undefined;
  running(): boolean;
  /** Starts it with the readers of `conf`; no-op where it runs. */
  start(): Promise<void>;
  stop(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** A command inside its network namespace, ended by the kernel when the rig ends. */
  inside(...command: readonly string[]): string[];
};

/** `conf` is read at each start: pcsc-lite's reader.conf. Throws at `start` where the kernel or the packages say no. */
export function makeDaemon(o: { readonly dir: string; readonly conf: () => string }): Daemon {
  const socket = join(o.dir, "run", "pcscd.comm");
  for (const name of ["run", "drivers", "none", "conf"]) mkdirSync(join(o.dir, name), { recursive: true });
  let daemon: Child | undefined;
  let isolation: Isolation | undefined;
  let refused = "";

  const launch = async (how: Isolation): Promise<boolean> => {
    writeFileSync(join(o.dir, "conf", "rig"), o.conf());
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
  return {
    socket,
    pid: () => daemon?.pid,
    running: () => daemon?.alive() === true,
    async start() {
      if (daemon?.alive() === true) return;
      for (const how of isolation === undefined ? ISOLATIONS : [isolation]) if (await launch(how)) return;
      throw new Error(`pcscd did not start: ${refused}`);
    },
    async stop(signal) {
      await daemon?.stop(signal);
      daemon = undefined;
    },
    inside(...command) {
      if (daemon === undefined || isolation === undefined) throw new Error("pcscd does not run");
      return ["nsenter", "-t", String(daemon.pid), ...isolation.nsenter, ...boundToParent(...command)];
    },
  };
}
