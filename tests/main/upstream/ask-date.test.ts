import { once } from "node:events";
import { Agent, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeCertificates, readPem } from "#rig/tls/make-certificates.ts";
import { type HeardDate, openAsk } from "#upstream/headquarters/ask.ts";

test("What headquarters' clock says is heard with each answer, a refusal included, and from one without a Date nothing", async () => {
  const dir = mkdtempSync(join(tmpdir(), "date-"));
  const { ca, server } = makeCertificates(dir, { reg: "R1" });
  const dates: (string | null)[] = ["Mon, 23 Nov 2026 03:00:00 GMT", null, "Mon, 23 Nov 2026 03:00:05 GMT"];
  const served = createServer({ cert: readPem(server.cert), key: readPem(server.key) }, (request, response) => {
    const date = dates.shift();
    response.sendDate = false;
    if (date) response.setHeader("date", date);
    response.statusCode = request.url === "/no" ? 403 : 200;
    response.end(request.url === "/no" ? JSON.stringify({ error: "wrong-register" }) : "{}");
  });
  served.listen(0, "127.0.0.1");
  await once(served, "listening");
  const agent = new Agent({
    ca: readPem(ca),
    servername: "headquarters.localhost",
    checkServerIdentity: () => undefined,
  });
  try {
    const heard: HeardDate[] = [];
    const url = `https://127.0.0.1:${(served.address() as AddressInfo).port}`;
    const ask = openAsk({ url, agent, limitMs: 10_000, heardDate: (one) => heard.push(one) });
    expect(await ask({ method: "GET", path: "/" })).toMatchObject({ kind: "answer" });
    await ask({ method: "GET", path: "/" });
    expect(await ask({ method: "GET", path: "/no" })).toMatchObject({ kind: "refused" });
    expect(heard.map(({ theirMs }) => new Date(theirMs).toISOString())).toEqual([
      "2026-11-23T03:00:00.000Z",
      "2026-11-23T03:00:05.000Z",
    ]);
    for (const { sentMs, heardMs } of heard) expect(heardMs).toBeGreaterThanOrEqual(sentMs);
  } finally {
    agent.destroy();
    served.close();
    rmSync(dir, { recursive: true });
  }
});
