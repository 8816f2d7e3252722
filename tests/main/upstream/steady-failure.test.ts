import { expect, test } from "vitest";
import { makeTempDir } from "#rig/temp-dir.ts";
import { status } from "#rig/behaviour.ts";
import { openCatalogue } from "#db/catalogue.ts";
import { openServers } from "#rig/servers.ts";
import { openHeadquarters } from "#upstream/headquarters/open-headquarters.ts";
import { openPull } from "#upstream/pull.ts";
import { installLocalhost } from "#upstream/resolve-localhost.ts";

test("one road of headquarters that keeps failing is asked with growing pauses, not in a loop", async () => {
  installLocalhost();
  using dir = makeTempDir();
  await using servers = await openServers({ dir: dir.path, reg: "R1" });
  const { headquarters: rig, files, urls, hqKey } = servers;
  rig.behave(status(500, { op: "readCards" }));
  using catalogue = openCatalogue({ dir: dir.path });
  const headquarters = openHeadquarters({
    url: urls.headquarters,
    cert: files.hqCert,
    key: files.hqKey,
    ca: files.hqCa,
    reg: "R1",
    signingKey: hqKey,
  });
  const failures: number[] = [];
  const pull = openPull({
    headquarters,
    catalogue,
    see: (event) => void (event.kind === "away" && failures.push(performance.now())),
  });
  await expect.poll(() => failures.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3);
  const [first = 0, , third = 0] = failures;
  // 0.5 s and 1 s, jittered by a half at most: a loop would take milliseconds.
  expect(third - first).toBeGreaterThan(400);
  pull[Symbol.dispose]();
  await headquarters[Symbol.asyncDispose]();
}, 30_000);
