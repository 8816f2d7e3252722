import { execFile } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openJournal } from "#db/open-journal.ts";
import { evolve } from "#register/evolve.ts";
import { makeFolder } from "#tests/db/register-at-work.ts";
import { openServers, type RigServers } from "#rig/servers.ts";

const place = makeFolder();
let rig: RigServers & AsyncDisposable;
beforeAll(async () => {
  rig = await openServers({ dir: join(place.dir, "rig"), reg: "R1" });
});
afterAll(async () => {
  await rig[Symbol.asyncDispose]();
  place[Symbol.dispose]();
});

/** A configuration on the rig's servers; no device is opened. */
function writeConfig(dir: string): string {
  const { files, urls, shop, moneys, hqKey } = rig;
  const file = join(dir, "kiosk.json");
  const config = {
    mode: "test",
    data: "data",
    reg: "R1",
    devices: {
      printer: { profile: "none", port: { serial: "/dev/null", baud: 9600 } },
      drawer: { pin: 2 },
      reader: { pcsc: "*", profile: "none" },
    },
    pokepay: { ini: files.ini, shop, moneys, ca: files.ca },
    headquarters: { url: urls.headquarters, cert: files.hqCert, key: files.hqKey, ca: files.hqCa, signing_key: hqKey },
  };
  writeFileSync(file, JSON.stringify(config));
  return file;
}

/** `npm run -s provision -- …` without npm. */
async function provision(...args: readonly string[]) {
  const cli = join(import.meta.dirname, "..", "..", "..", "main", "technician", "provision.ts");
  return promisify(execFile)(process.execPath, [cli, ...args]).then(
    ({ stdout }) => ({ code: 0, told: stdout.trim().split("\n") }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      told: `${stdout}${stderr}`.trim().split("\n"),
    }),
  );
}

describe("provisioning", () => {
  test("turns an empty folder into a register headquarters knows, and says each step", async () => {
    using folder = makeFolder();
    const config = writeConfig(folder.dir);
    const data = join(folder.dir, "data");
    const ran = await provision("--config", config, "--approve", "ABCD-1234", "--pepper", rig.files.pepper);
    expect(ran.told.map((line) => line.replace(/:.*/, ""))).toEqual([
      "1 ok  data folder",
      "2 ok  keys",
      "3 ok  enrol the key",
      "4 ok  epoch and entry 1",
      "5 ok  look it over",
    ]);
    expect(ran.code).toBe(0);
    expect(readFileSync(join(data, "keys", "pepper"))).toEqual(readFileSync(rig.files.pepper));
    expect(statSync(join(data, "ballast")).size).toBe(64 * 1024 * 1024);
    using journal = openJournal({ dir: data, evolve });
    expect(journal.entry(1)?.entry).toMatchObject({
      kind: "provision",
      reg: "R1",
      epoch: 1,
      data: { prev: null, pending: [], approved_by: "ABCD-1234", reason: "new register" },
    });
  });

  test("begins a further epoch over the journal that is there", async () => {
    using folder = makeFolder();
    const config = writeConfig(folder.dir);
    const data = join(folder.dir, "data");
    for (const reason of ["new register", "disk replaced"]) {
      expect((await provision("--config", config, "--approve", "ABCD-1234", "--reason", reason)).code).toBe(0);
    }
    expect(existsSync(join(data, "journal-1.db"))).toBe(true);
    using journal = openJournal({ dir: data, evolve });
    expect(journal.identity.epoch).toBe(2);
    expect(journal.entry(1)?.entry).toMatchObject({ data: { prev: { epoch: 1, seq: 1 }, reason: "disk replaced" } });
  });

  test("stops at the step that does not hold, before anything is journalled", async () => {
    using folder = makeFolder();
    const config = writeConfig(folder.dir);
    rig.headquarters.requireApproval("EFGH-5678");
    const refused = await provision("--config", config, "--approve", "ABCD-1234");
    rig.headquarters.requireApproval(null);
    expect(refused.code).toBe(1);
    expect(refused.told.at(-1)).toBe("3 STOP  enrol the key: headquarters: not-approved");
    expect(existsSync(join(folder.dir, "data", "journal.db"))).toBe(false);
    expect((await provision("--config", config)).code).toBe(2);
  });
});
