import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as v from "valibot";

/** The configuration file of one kiosk (`--config FILE`): which devices, which servers, where the data lies. README has the reference. */
const port = v.union([
  v.strictObject({ serial: v.string(), baud: v.pipe(v.number(), v.integer(), v.minValue(300), v.maxValue(921_600)) }),
  v.strictObject({ tcp: v.string() }),
]);
const schema = v.strictObject({
  mode: v.picklist(["rig", "test", "live"]),
  data: v.string(),
  reg: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)),
  devices: v.strictObject({
    printer: v.strictObject({ profile: v.string(), port }),
    drawer: v.strictObject({ pin: v.picklist([2, 5]), open_when: v.optional(v.picklist(["high", "low"])) }),
    display: v.optional(v.strictObject({ port })),
    scanner: v.optional(
      v.union([
        v.strictObject({
          port,
          /** False: it sends no CR or LF, and a pause ends a code. */
          suffix: v.optional(v.boolean()),
          /** True: it sends AIM identifiers, and what comes without one is garbage. */
          aim: v.optional(v.boolean()),
          /** The same code again within this time (ms) is the same scan. */
          dedupe_ms: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5_000))),
        }),
        /** It types. `layout`: the keyboard it was told to be. */
        v.strictObject({ wedge: v.literal(true), layout: v.optional(v.picklist(["us", "jis"]), "us") }),
      ]),
    ),
    reader: v.union([
      v.strictObject({ pcsc: v.string(), profile: v.string() }),
      /** The rig's reader at the CardPort, where pcscd cannot be had; never in live. */
      v.strictObject({ rig: v.string(), profile: v.string() }),
    ]),
  }),
  pokepay: v.strictObject({
    ini: v.string(),
    shop: v.pipe(v.string(), v.uuid()),
    moneys: v.strictObject({ emoney: v.pipe(v.string(), v.uuid()), meal: v.optional(v.pipe(v.string(), v.uuid())) }),
    ca: v.optional(v.string()),
  }),
  headquarters: v.strictObject({
    url: v.pipe(v.string(), v.url()),
    cert: v.string(),
    key: v.string(),
    ca: v.string(),
    signing_key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  second_display: v.optional(v.boolean()),
  /** Practice on the register's own devices: no drawer, and every screen and paper says 練習. `pins`: of the operators one practises as, who are nobody. Never in live. */
  training: v.optional(v.strictObject({ pins: v.record(v.string(), v.string()) })),
  /** Every wait times this; outside live only. */
  time_scale: v.optional(v.pipe(v.number(), v.minValue(0.001), v.maxValue(10))),
});
export type Config = v.InferOutput<typeof schema>;

export class ConfigError extends Error {
  override name = "ConfigError";
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return (
    hostname === "localhost" || hostname.endsWith(".localhost") || hostname.startsWith("127.") || hostname === "[::1]"
  );
}

/** What live never starts with: whatever could let a stranger's server or a test key near real money. */
function liveFaults(config: Config, env: NodeJS.ProcessEnv, argv: readonly string[], uid: number): string[] {
  return [
    uid === 0 ? "runs as root" : "",
    argv.includes("--no-sandbox") ? "--no-sandbox is given" : "",
    config.pokepay.ca === undefined ? "" : "pokepay.ca is given",
    env["NODE_EXTRA_CA_CERTS"] ? "NODE_EXTRA_CA_CERTS is set" : "",
    isLoopback(config.headquarters.url) ? "headquarters.url is this machine" : "",
    config.time_scale === undefined ? "" : "time_scale is given",
    config.training ? "training is given" : "",
    "rig" in config.devices.reader ? "the reader is the rig's" : "",
  ].filter(Boolean);
}

/**
 * Reads and checks the configuration; relative paths are taken from the file's folder.
 * @throws ConfigError with a sentence that says what to mend
 */
export function readConfig(
  file: string,
  {
    env = process.env,
    argv = process.argv,
    uid = process.getuid?.() ?? -1,
  }: { env?: NodeJS.ProcessEnv; argv?: readonly string[]; uid?: number } = {},
): Config {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new ConfigError(`${file}: ${v.getDotPath(issue) ?? "(whole file)"}: ${issue.message}`);
  }
  const config = parsed.output;
  const from = (path: string): string => resolve(dirname(resolve(file)), path);
  const faults = config.mode === "live" ? liveFaults(config, env, argv, uid) : [];
  if (faults.length > 0) throw new ConfigError(`${file}: mode live does not start: ${faults.join("; ")}`);
  const { pokepay, headquarters } = config;
  return {
    ...config,
    data: from(config.data),
    pokepay: { ...pokepay, ini: from(pokepay.ini), ...(pokepay.ca === undefined ? {} : { ca: from(pokepay.ca) }) },
    headquarters: {
      ...headquarters,
      cert: from(headquarters.cert),
      key: from(headquarters.key),
      ca: from(headquarters.ca),
    },
  };
}
