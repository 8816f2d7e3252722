/** `npm run -s journal -- export|verify|rebuild|report`: what an auditor or technician does with a journal. */
import { parseArgs } from "node:util";
import { evolve } from "#register/evolve.ts";
import { sumDay } from "#register/z.ts";
import { exportJournal } from "../export.ts";
import { holdLock } from "../hold-lock.ts";
import { openFile } from "../open-file.ts";
import { rebuildDerived } from "../rebuild.ts";
import { writeReport } from "../report/write-report.ts";
import { verifySource } from "../verify/verify-source.ts";

const usage = `journal export --data DIR --out FILE [--epoch N]
journal verify (--data DIR | --file FILE) [--trust FILE] [--epoch N]
journal rebuild --data DIR
journal report --data DIR (--day YYYY-MM-DD | --z N) --format csv|poslog --out FILE [--epoch N]`;

class UsageError extends Error {}

function need(value: string | undefined, name: string): string {
  if (value === undefined) throw new UsageError(`--${name} is missing`);
  return value;
}

async function run(args: readonly string[]): Promise<number> {
  const option = { type: "string" } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      data: option,
      out: option,
      file: option,
      trust: option,
      epoch: option,
      day: option,
      z: option,
      format: option,
    },
    allowPositionals: true,
  });
  const epoch = values.epoch === undefined ? undefined : Number(values.epoch);
  switch (positionals.join(" ")) {
    case "export": {
      const store = openFile(need(values.data, "data"), { readonly: true, epoch });
      const out = need(values.out, "out");
      console.error(`${exportJournal(store, out)} entries → ${out}`);
      store.db.close();
      return 0;
    }
    case "verify": {
      const { data, file, trust } = values;
      if ((data === undefined) === (file === undefined)) throw new UsageError("either --data or --file");
      const findings = await verifySource({ data, file, trust, epoch });
      for (const finding of findings) console.log(JSON.stringify(finding));
      console.error(findings.length === 0 ? "no findings" : `${findings.length} findings`);
      return findings.length === 0 ? 0 : 1;
    }
    case "rebuild": {
      const dir = need(values.data, "data");
      using _lock = holdLock(dir);
      const store = openFile(dir);
      const { seq } = rebuildDerived(store, evolve);
      store.db.close();
      console.error(`derived tables made again from ${seq} entries`);
      return 0;
    }
    case "report": {
      const { day, z, format = "csv" } = values;
      if ((day === undefined) === (z === undefined)) throw new UsageError("either --day or --z");
      if (format !== "csv" && format !== "poslog") throw new UsageError("--format is csv or poslog");
      const out = need(values.out, "out");
      const wanted = day === undefined ? { z: Number(z) } : { day };
      const store = openFile(need(values.data, "data"), { readonly: true, epoch });
      const files = writeReport(store, { wanted, format, out, sumDay });
      store.db.close();
      console.error(files.length === 0 ? "there is no such day in this journal" : files.join("\n"));
      return files.length === 0 ? 1 : 0;
    }
    default:
      throw new UsageError("export, verify, rebuild or report");
  }
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n${usage}` : message);
  process.exitCode = 2;
}
