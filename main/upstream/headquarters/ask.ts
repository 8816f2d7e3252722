import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { request, type Agent } from "node:https";
import * as v from "valibot";
import type { TransportCode } from "../answer.ts";
import { transportCode } from "../transport-code.ts";
import { errorSchema } from "./schemas.ts";

/** What headquarters says no with (openapi.yaml, Error), and what we say of an answer of its that cannot be trusted. */
export const headquartersCodes = [
  "bad-request",
  "wrong-register",
  "not-found",
  "too-large",
  "not-approved",
  "bad-answer",
  "signature-bad",
  "version-down",
  "meal-no-plan",
  "meal-day-off",
  "meal-out-of-slot",
  "meal-used-up",
  "meal-wrong-class",
  "key-conflict",
  "released",
  "sale-unknown",
  "receipt-differs",
  "refund-too-much",
  "allowance-used",
  "member-unknown",
  "card-unknown",
  "card-taken",
  "member-has-card",
] as const;
export type HeadquartersCode = (typeof headquartersCodes)[number];

export type Asked =
  | { readonly kind: "answer"; readonly status: 200 | 204 | 409; readonly body: unknown }
  | { readonly kind: "refused"; readonly code: HeadquartersCode }
  | { readonly kind: "away"; readonly code: TransportCode };
export type Ask = (request: {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** Shorter than the limit of all requests: somebody waits at the counter. */
  readonly limitMs?: number;
}) => Promise<Asked>;

export type HeardDate = { readonly theirMs: number; readonly sentMs: number; readonly heardMs: number };

/** The longest answer is a page of 1000 items. */
const mostBytes = 16 * 1024 * 1024;

/** One request to headquarters as a value. `url` without a trailing slash. */
export function openAsk(o: {
  readonly url: string;
  readonly agent: Agent;
  readonly limitMs: number;
  /** What its clock said (the Date of an answer, whole seconds), and ours before and after. ms since 1970. */
  readonly heardDate?: ((heard: HeardDate) => void) | undefined;
}): Ask {
  return async (asked) => {
    const limit = AbortSignal.timeout(Math.ceil(Math.min(asked.limitMs ?? o.limitMs, o.limitMs)));
    const signal = asked.signal === undefined ? limit : AbortSignal.any([asked.signal, limit]);
    for (let tries = 1; ; tries += 1) {
      const { method, path, body } = asked;
      const headers = body === undefined ? {} : { "content-type": "application/json" };
      const sent = request(o.url + path, { method, agent: o.agent, signal, headers });
      // A break after the response has begun is told by the response.
      sent.on("error", () => {});
      try {
        const sentMs = Date.now();
        const arrived = once(sent, "response") as Promise<[IncomingMessage]>;
        sent.end(body);
        const [response] = await arrived;
        const theirMs = Date.parse(response.headers.date ?? "");
        if (!Number.isNaN(theirMs)) o.heardDate?.({ theirMs, sentMs, heardMs: Date.now() });
        return readAnswer(response.statusCode ?? 0, await readText(response));
      } catch (error) {
        if (limit.aborted) return { kind: "away", code: "timeout" };
        if (asked.signal?.aborted === true) return { kind: "away", code: "aborted" };
        const code = transportCode(error);
        // A kept connection may be closed by the other side just then; every request to headquarters may be sent twice.
        if (code !== "reset" || !sent.reusedSocket || tries > 1) return { kind: "away", code };
      }
    }
  };
}

async function readText(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes = Buffer.from(part as Uint8Array);
    size += bytes.length;
    if (size > mostBytes) throw new Error("an answer without end");
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

function readAnswer(status: number, text: string): Asked {
  if (status === 204) return { kind: "answer", status, body: null };
  if (status >= 500) return { kind: "away", code: "server-error" };
  if (status === 429) return { kind: "away", code: "too-many" };
  const body = readJson(text);
  if (status === 200 || status === 409) return { kind: "answer", status, body };
  const error = v.safeParse(errorSchema, body);
  // A page of somebody in between is not a refusal of headquarters.
  if (!error.success) return { kind: "away", code: "bad-body" };
  const code = headquartersCodes.find((one) => one === error.output.error);
  return { kind: "refused", code: code ?? (status === 413 ? "too-large" : "bad-request") };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
