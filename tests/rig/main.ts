import { resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openBench } from "./bench/open-bench.ts";
import { openRig } from "./open-rig.ts";
import { openTraining } from "./open-training.ts";

// The rig as a process: `npm run rig [-- --dir DIR --reg R1 --card port --time-scale 0.1]`. It prints what a kiosk needs to be started on it
// and ends on SIGTERM, SIGINT or when its parent is gone. With `--training KIOSK` it is the servers alone, for the register that KIOSK
// configures to practise on with its own devices.
const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "out/rig-data" },
    reg: { type: "string", default: "R1" },
    card: { type: "string" },
    mode: { type: "string", default: "rig" },
    "time-scale": { type: "string", default: "1" },
    training: { type: "string" },
  },
});

/** How often a lost parent is noticed, ms. */
const parentLookMs = 500;

function untilTold(): Promise<void> {
  return new Promise((done) => {
    const parent = process.ppid;
    // An orphan is adopted by another process: that is how it knows.
    const timer = setInterval(() => {
      if (process.ppid !== parent) end();
    }, parentLookMs);
    const end = (): void => {
      clearInterval(timer);
      done();
    };
    process.once("SIGTERM", end);
    process.once("SIGINT", end);
    process.once("SIGHUP", end);
    process.once("disconnect", end);
  });
}

/** Its parent may be Node, or Electron (a utility process). */
function tellParent(ready: object): void {
  process.send?.(ready);
  const { parentPort } = process as { parentPort?: { postMessage(message: object): void } };
  parentPort?.postMessage(ready);
}

async function serveTraining(kiosk: string): Promise<void> {
  await using training = await openTraining(kiosk);
  tellParent({ kind: "ready", config: training.config });
  console.log(`configuration: ${training.config}`);
  await told;
}

async function serveRig(): Promise<void> {
  await using rig = await openRig({
    dir: resolve(values.dir),
    reg: values.reg,
    mode: values.mode === "test" ? "test" : "rig",
    timeScale: Number(values["time-scale"]),
    ...(values.card === "port" || values.card === "pcscd" ? { card: values.card } : {}),
  });
  await using bench = await openBench(rig);
  const ready = {
    kind: "ready",
    config: rig.config,
    bench: bench.url,
    portal: rig.servers.headquarters.portal,
    env: rig.env,
  } as const;
  tellParent(ready);
  const { cardStandIn } = rig.devices;
  if (cardStandIn !== undefined) console.log(`card reader: a stand-in at the CardPort, because ${cardStandIn}`);
  console.log(`configuration: ${ready.config}`);
  console.log(`bench window:  ${ready.bench}`);
  console.log(`portal:        ${ready.portal}`);
  console.log(
    `environment:   ${Object.entries(ready.env)
      .map(([name, value]) => `${name}=${value}`)
      .join(" ")}`,
  );
  await told;
}

const told = untilTold();
await (values.training === undefined ? serveRig() : serveTraining(values.training));
// The channel to a parent would keep this process alive.
if (process.connected) process.disconnect();
