import type { Pool } from "undici";
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
}) => Promise<Asked>;

/** One request to headquarters as a value. */
export function openAsk(pool: Pool, limitMs: number): Ask {
  return async ({ method, path, body, signal }) => {
    const limit = AbortSignal.timeout(limitMs);
    try {
      const response = await pool.request({
        method,
        path,
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
        ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
      });
      const text = await response.body.text();
      return readAnswer(response.statusCode, text);
    } catch (error) {
      if (limit.aborted) return { kind: "away", code: "timeout" };
      return { kind: "away", code: signal?.aborted === true ? "aborted" : transportCode(error) };
    }
  };
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
