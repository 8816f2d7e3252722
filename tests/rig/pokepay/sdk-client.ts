import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { Client } from "@pokepay/pokepay-partner-sdk";
import { lookupLocalhost } from "../tls/lookup-localhost.ts";
import type { RigServers } from "../servers.ts";

/** The official SDK on its INI file, with an agent that trusts the rig's authority and keeps its connection. */
export function openSdk(files: RigServers["files"]): { readonly client: Client; readonly agent: Agent } {
  // Not shared: the SDK would otherwise keep the first rig's configuration for every later one.
  const client = new Client(files.ini, false);
  const agent = new Agent({
    ca: readFileSync(files.ca),
    cert: readFileSync(files.pokepayCert),
    key: readFileSync(files.pokepayKey),
    keepAlive: true,
    lookup: lookupLocalhost,
  });
  Object.assign(client, { httpsAgent: agent });
  return { client, agent };
}

/** Status and published type of an answer that is not 2xx; code alone when there was no answer. */
export type Failure = { readonly status?: number; readonly type?: string; readonly code?: string };

export async function failure(sent: Promise<unknown>): Promise<Failure> {
  try {
    await sent;
  } catch (error) {
    const { response, code } = error as { response?: { status: number; data: { type?: string } }; code?: string };
    if (response === undefined) return code === undefined ? {} : { code };
    return { status: response.status, ...(response.data.type === undefined ? {} : { type: response.data.type }) };
  }
  throw new Error("it was accepted");
}
