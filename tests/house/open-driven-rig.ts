import { expect, vi } from "vitest";
import { openHost } from "#devices/open-host.ts";
import type { DeviceHealth, FromHost, HostDevice, ToHost } from "#devices/protocol.ts";
import { readConfig } from "#main/config.ts";
import { openBench } from "#rig/bench/open-bench.ts";
import { cardOf, openRig } from "#rig/open-rig.ts";
import { makeTempDir } from "#rig/temp-dir.ts";
import { RECEIPT } from "#tests/drivers/support/receipt.ts";

/** Long enough for a beat of the printer and a walk through its greeting on a busy machine. */
export const soon = { timeout: 20_000, interval: 20 };

type StateOf<D extends HostDevice> = (FromHost & { kind: "state"; device: D })["state"];

/** A rig with its bench window, and both device hosts of a register on it, all in this process. Waits run at `timeScale`. */
export async function openDrivenRig(o: { readonly timeScale: number }) {
  await using stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const rig = stack.use(await openRig({ dir: dir.path, card: "port", timeScale: o.timeScale }));
  const bench = stack.use(await openBench(rig));
  const config = readConfig(rig.config);
  const heard: FromHost[] = [];
  const speakers = (["devices-serial", "devices-card"] as const).map((name) => {
    const host = stack.use(openHost(config, name));
    let hear: (message: unknown) => void = () => undefined;
    host.link({
      post(message) {
        const one = message as FromHost;
        heard.push(one);
        if (one.kind === "reading") setImmediate(() => hear({ kind: "answered", n: one.n }));
      },
      listen: (ear) => void (hear = ear),
      close: () => undefined,
    });
    return (message: ToHost) => hear(message);
  });
  let n = 0;

  const tell = (message: ToHost): void => speakers.forEach((speak) => speak(message));
  const last = <D extends HostDevice>(device: D): StateOf<D> | undefined =>
    heard
      .filter((one): one is FromHost & { kind: "state"; device: D } => one.kind === "state" && one.device === device)
      .at(-1)?.state as StateOf<D> | undefined;
  const codesSince = (from: number): string[] =>
    heard.slice(from).flatMap((one) => (one.kind === "reading" && one.device === "scanner" ? [one.code] : []));
  const cardsSince = (from: number): string[] =>
    heard.slice(from).flatMap((one) => (one.kind === "reading" && one.device === "reader" ? [one.reading.kind] : []));
  async function look(device: HostDevice): Promise<DeviceHealth["state"] | undefined> {
    const from = heard.length;
    tell({ kind: "look", n: (n += 1) });
    const said = () => heard.slice(from).flatMap((one) => (one.kind === "health" ? [one.devices] : []));
    await vi.waitFor(() => expect(said()).toHaveLength(speakers.length), soon);
    return said()
      .flat()
      .find((one) => one.device === device)?.state;
  }
  const all = stack.move();
  return {
    rig,
    heard,
    tell,
    /** What a device last said of itself. */
    last,
    codesSince,
    cardsSince,
    press: (id: string, on: boolean) =>
      fetch(`${bench.url}do`, { method: "POST", body: JSON.stringify({ do: "fault", id, on }) }),
    outcome: (id: string) =>
      heard.find((one): one is FromHost & { kind: "outcome" } => one.kind === "outcome" && one.id === id)?.outcome,
    count: async (device: HostDevice, name: string): Promise<number> => (await look(device))?.counters[name] ?? 0,
    /** Sends a receipt; the id of its job. */
    print(): string {
      const id = `job-${(n += 1)}`;
      tell({ kind: "print", id, document: RECEIPT });
      return id;
    },
    kick(): string {
      const id = `job-${(n += 1)}`;
      tell({ kind: "kick", id });
      return id;
    },
    async tap(): Promise<void> {
      const [member] = rig.servers.members;
      if (member) await rig.devices.reader.tap(cardOf(member), { holdMs: 1_500 });
    },
    /** All devices as on a good day. */
    expectRest(): void {
      const well = { paper: "ok", cover: "closed", drawer: "closed" };
      expect(last("printer")).toMatchObject(well);
      for (const device of ["printer", "scanner", "reader", "display"] as const) {
        expect(last(device), device).toMatchObject({ state: "idle", power: "online" });
        expect(last(device)?.trouble, device).toBeUndefined();
      }
      // A card that lies there again at once is the same card still.
      expect(["card-off", undefined]).toContain(cardsSince(0).at(-1));
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
