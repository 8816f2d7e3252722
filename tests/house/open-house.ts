import type { LinkName } from "#main/link.ts";
import { type Forked, forkProcess } from "./fork-process.ts";
import { type TestWindow, openWindow } from "./window.ts";

export type Entries = { readonly register: string; readonly devices: string };
const sources: Entries = { register: "main/register-process.ts", devices: "main/devices-process.ts" };
const hosts = ["devices-serial", "devices-card"] as const;

export type House = AsyncDisposable & {
  readonly window: TestWindow;
  register(): Forked;
  host(name: (typeof hosts)[number]): Forked;
  /** Starts `register` again, as main would after its death, hands it fresh links, and waits until it shows something. */
  restartRegister(env?: { readonly [name: string]: string }): Promise<void>;
  restartHost(name: (typeof hosts)[number]): Promise<void>;
};

/** The processes of a kiosk without its windows: `register` and two device hosts under plain Node, linked as main links them. */
export async function openHouse(o: {
  readonly config: string;
  readonly env?: { readonly [name: string]: string };
  readonly registerEnv?: { readonly [name: string]: string };
  readonly entries?: Entries;
  /** Told each line that a process logs. */
  readonly log?: (process: LinkName | "register", line: string) => void;
}): Promise<House> {
  const { config, env = {}, entries = sources } = o;
  const window = openWindow();
  const logOf = (name: LinkName | "register") => (o.log ? (line: string) => o.log?.(name, line) : undefined);
  const startHost = (name: LinkName): Forked =>
    forkProcess(entries.devices, ["--config", config, "--list", name], env, logOf(name));
  const startRegister = (more: { readonly [name: string]: string } = {}): Forked =>
    forkProcess(entries.register, ["--config", config], { ...env, ...more }, logOf("register"));
  const open = {
    register: startRegister(o.registerEnv),
    "devices-serial": startHost("devices-serial"),
    "devices-card": startHost("devices-card"),
  };

  function linkHost(name: (typeof hosts)[number]): void {
    const { register, [name]: host } = open;
    register.onLink(name, (message) => host.send({ on: name, message }));
    host.onLink(name, (message) => register.send({ on: name, message }));
    register.send({ kind: "link", name });
    host.send({ kind: "link", name });
  }
  async function linkAll(): Promise<void> {
    await Promise.all([open.register.ready, ...hosts.map((name) => open[name].ready)]);
    for (const name of hosts) linkHost(name);
    window.reset();
    const { register } = open;
    window.post = (message) => register.send({ on: "cashier", message });
    register.onLink("cashier", (message) => window.hear(message));
    register.send({ kind: "link", name: "cashier" });
  }
  await linkAll();
  return {
    window,
    register: () => open.register,
    host: (name) => open[name],
    async restartRegister(more) {
      open.register = startRegister(more);
      await linkAll();
      await window.see(() => true, "the first View", 60_000);
    },
    async restartHost(name) {
      open[name] = startHost(name);
      await open[name].ready;
      linkHost(name);
    },
    async [Symbol.asyncDispose]() {
      for (const process of Object.values(open)) {
        if (process.child.exitCode === null && process.child.signalCode === null) process.child.kill("SIGTERM");
        const timer = setTimeout(() => process.child.kill("SIGKILL"), 5000);
        await process.exited;
        clearTimeout(timer);
      }
    },
  };
}
