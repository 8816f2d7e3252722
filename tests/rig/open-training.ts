import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rigPepper } from "./headquarters/seed.ts";
import { bringPepper } from "./bring-pepper.ts";
import { openServers, type RigServers } from "./servers.ts";

type KioskFile = { readonly reg: string; readonly data: string; readonly [name: string]: unknown };

export type Training = {
  readonly servers: RigServers;
  /** The configuration a register practises on: its own devices, these servers, a folder of its own, no drawer. */
  readonly config: string;
  /** DIR of the practice. */
  readonly data: string;
};

/**
 * Servers to practise on, for the register that `kiosk` configures: all of it, its journal and its numbers too, lies in its
 * DIR/training, and nothing of it speaks to anybody else.
 */
export async function openTraining(kiosk: string): Promise<Training & AsyncDisposable> {
  const file = resolve(kiosk);
  const own = JSON.parse(readFileSync(file, "utf8")) as KioskFile;
  const data = join(resolve(dirname(file), own.data), "training");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const servers = await openServers({ dir: join(data, "servers"), reg: own.reg });
  bringPepper(data, rigPepper);
  const { files, urls } = servers;
  const config = {
    ...own,
    mode: "rig",
    training: { pins: servers.pins },
    data,
    pokepay: { ini: files.ini, shop: servers.shop, moneys: servers.moneys, ca: files.ca },
    headquarters: {
      url: urls.headquarters,
      cert: files.hqCert,
      key: files.hqKey,
      ca: files.hqCa,
      signing_key: servers.hqKey,
    },
  };
  const written = join(data, "kiosk.json");
  writeFileSync(written, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  return { servers, config: written, data, [Symbol.asyncDispose]: () => servers[Symbol.asyncDispose]() };
}
