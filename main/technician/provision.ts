/** `npm run -s provision -- --config FILE --approve CODE [--reason TEXT] [--pepper FILE]`: bare hardware becomes a register. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readConfig } from "#main/config.ts";
import { openHeadquarters } from "#upstream/headquarters/open-headquarters.ts";
import { installLocalhost } from "#upstream/resolve-localhost.ts";
import { runSteps } from "./steps.ts";

const usage = "provision --config FILE --approve CODE [--reason TEXT] [--pepper FILE]";

async function provision(args: readonly string[]): Promise<number> {
  const option = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { config: option, approve: option, reason: { ...option, default: "new register" }, pepper: option },
  });
  if (values.config === undefined || values.approve === undefined) throw new Error(usage);
  const config = readConfig(values.config);
  if (config.mode !== "live") installLocalhost();
  const { signing_key: signingKey, ...reach } = config.headquarters;
  await using headquarters = openHeadquarters({ ...reach, reg: config.reg, signingKey });
  const { version: app } = JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "package.json"), "utf8")) as {
    version: string;
  };
  const { approve: approval, reason, pepper } = values;
  const held = await runSteps(
    { config, approval, reason, pepper, app, headquarters },
    (nth, { name }, { ok, detail }) => console.log(`${nth} ${ok ? "ok" : "STOP"}  ${name}: ${detail}`),
  );
  return held ? 0 : 1;
}

try {
  process.exitCode = await provision(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
