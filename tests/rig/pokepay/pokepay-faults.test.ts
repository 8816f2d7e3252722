import { readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { GetAccount } from "@pokepay/pokepay-partner-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { lookupLocalhost } from "../tls/lookup-localhost.ts";
import { declines, signFlipped, status } from "./behaviours.ts";
import { openPokepayBench, type PokepayBench } from "./open-pokepay-bench.ts";
import { failure } from "./sdk-client.ts";

let bench: PokepayBench;
let { rig, client, agent, pay, member } = {} as PokepayBench;
beforeAll(async () => {
  bench = await openPokepayBench();
  ({ rig, client, agent, pay, member } = bench);
});
afterAll(() => bench[Symbol.asyncDispose]());
beforeEach(() => rig.pokepay.setBalance(member(0).wallet, { money: 10_000, points: 300 }));

describe("faults of the e-money authority of the rig", () => {
  test("plays faults newest first until they are undone", async () => {
    const undo = rig.pokepay.behave(declines("account_closed"));
    const undoFlip = rig.pokepay.behave(signFlipped({ times: 1 }));
    const undoHtml = rig.pokepay.behave(status("html", { times: 1 }));
    expect((await failure(client.send(pay(1)))).status).toBe(502);
    expect(await failure(client.send(pay(1)))).toEqual({ status: 422, type: "account_closed" });
    undo();
    expect((await client.send(pay(1))).object.type).toBe("topup");
    undoFlip();
    undoHtml();
    expect(rig.pokepay.behaviours()).toEqual([]);
  });

  test("refuses connections while it is down and keeps its state", async () => {
    await client.send(pay(1000));
    await rig.pokepay.down();
    agent.destroy();
    expect(await failure(client.send(pay(1)))).toEqual({ code: "ECONNREFUSED" });
    await rig.pokepay.up();
    expect((await client.send(new GetAccount({ account_id: member(0).wallet }))).object.balance).toBe(9300);
  });

  test("one kept-alive connection serves the four round trips of a tap", async () => {
    const before = rig.pokepay.connections().length;
    agent.destroy();
    for (let n = 0; n < 4; n += 1) await client.send(new GetAccount({ account_id: member(0).wallet }));
    expect(rig.pokepay.connections().slice(before)).toEqual([4]);
  });

  test("a client without a certificate is not let in, and one without the secret is told so", async () => {
    const bare = new Agent({ ca: readFileSync(rig.files.ca), lookup: lookupLocalhost });
    const ask = (with_: Agent, body: string) =>
      new Promise<string>((resolve, reject) => {
        const asking = request(`${rig.urls.pokepay}/echo`, { method: "POST", agent: with_ }, (answer) => {
          answer.setEncoding("utf8");
          answer.once("data", resolve);
        });
        asking.once("error", reject);
        asking.end(body);
      });
    await expect(ask(bare, "{}")).rejects.toThrow();
    expect(await ask(agent, '{"partner_client_id":"x","data":"eA"}')).toContain("partner_client_not_found");
    bare.destroy();
  });
});
