import { readFileSync } from "node:fs";
import { Client } from "@pokepay/pokepay-partner-sdk";
import type { TransportCode } from "../answer.ts";
import { readPem } from "../pem.ts";
import { transportCode } from "../transport-code.ts";
import { freshTrack, openTrackedAgent, type Track } from "../tracked-agent.ts";
import { isPokepayCode, pokepayCodes, type PokepayCode } from "./codes.ts";

type SdkRequest<T> = Parameters<typeof Client.prototype.send<T>>[0];

/** What came of one request. `sent` is false only where certainly no byte of it left. */
export type Sent =
  | { readonly kind: "body"; readonly body: unknown }
  | { readonly kind: "typed"; readonly status: number; readonly code: PokepayCode }
  | { readonly kind: "failed"; readonly code: TransportCode; readonly sent: boolean; readonly status?: number };

export type Sender = Disposable & {
  readonly send: <T>(
    request: SdkRequest<T>,
    o: { deadlineMs: number; signal?: AbortSignal; plain?: boolean },
  ) => Promise<Sent>;
  readonly connections: () => number;
};

/** The official SDK with what a register needs around it: a kept-alive agent, a deadline for each call, answers as values. */
export function openSender(o: { readonly ini: string; readonly ca?: string }): Sender {
  // `false`: a configuration of its own; the SDK otherwise shares the first one it ever read.
  const client = new Client(o.ini, false);
  const conf: unknown = Reflect.get(client, "conf");
  if (typeof conf !== "object" || conf === null) throw new Error("the Pokepay SDK keeps its configuration elsewhere");
  const tracked = openTrackedAgent({
    cert: readFileSync(String(Reflect.get(conf, "sslCertFile")), "utf8"),
    key: readFileSync(String(Reflect.get(conf, "sslKeyFile")), "utf8"),
    ...(o.ca === undefined ? {} : { ca: readPem(o.ca) }),
  });
  // Retries and time limits are decided here, call by call: what the INI says of them would pay behind our back. 0 = none.
  Object.assign(conf, { maxRetries: 0, timeout: 0 });
  Object.assign(client, { httpsAgent: tracked.agent });

  const once = async <T>(request: SdkRequest<T>, track: Track, plain: boolean): Promise<Sent> => {
    try {
      const response = await tracked.follow(track, () => client.send(request));
      const sealed = typeof response.body === "object" && Object.hasOwn(response.body, "response_data");
      // Whatever is not sealed with our secret was not said by the authority (a portal's page, a proxy's).
      if (!sealed && !plain) return { kind: "failed", code: "bad-body", sent: true };
      return { kind: "body", body: response.object };
    } catch (error) {
      return readError(error, track);
    }
  };
  return {
    connections: tracked.connections,
    send: async (request, { deadlineMs, signal, plain = false }) => {
      if (signal?.aborted === true) return { kind: "failed", code: "aborted", sent: false };
      const track = freshTrack();
      const cut = openCut(track, deadlineMs, signal);
      try {
        const answer = await Promise.race([once(request, track, plain), cut.at]);
        // A kept connection may be closed by the other side just then; a question may be asked again, a booking never.
        const stale = answer.kind === "failed" && answer.code === "reset" && track.reused && request.method === "GET";
        if (!stale) return answer;
        return await Promise.race([once(request, Object.assign(track, freshTrack()), plain), cut.at]);
      } finally {
        cut.stop();
      }
    },
    [Symbol.dispose]: () => tracked.destroy(),
  };
}

/** Ends a call at its deadline or at the caller's wish: its own connection is broken, no other. */
function openCut(track: Track, deadlineMs: number, signal: AbortSignal | undefined) {
  const { promise: at, resolve } = Promise.withResolvers<Sent>();
  const cut = (code: TransportCode): void => {
    track.cancelled = true;
    resolve({ kind: "failed", code, sent: track.sent });
    track.socket?.destroy();
  };
  const abort = (): void => cut("aborted");
  const timer = setTimeout(() => cut("timeout"), deadlineMs);
  signal?.addEventListener("abort", abort, { once: true });
  return {
    at,
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
  };
}

function readError(error: unknown, track: Track): Sent {
  const response: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "response") : undefined;
  if (typeof response !== "object" || response === null) {
    // The SDK throws a plain error where a sealed answer cannot be opened or read.
    const broken = error instanceof SyntaxError || /^ERR_OSSL|^ERR_CRYPTO/u.test(codeOf(error));
    return { kind: "failed", code: broken ? "bad-body" : transportCode(error), sent: track.sent };
  }
  const status = Number(Reflect.get(response, "status"));
  const failed = (code: TransportCode): Sent => ({ kind: "failed", code, sent: true, status });
  if (status >= 500) return failed("server-error");
  if (status === 429) return failed("too-many");
  const data: unknown = Reflect.get(response, "data");
  const type: unknown = typeof data === "object" && data !== null ? Reflect.get(data, "type") : undefined;
  if (status < 400 || status === 408 || typeof type !== "string") return failed("bad-body");
  if (!isPokepayCode(type)) return failed("unlisted");
  return pokepayCodes[type] === "unknown" ? failed("conflict") : { kind: "typed", status, code: type };
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" ? code : "";
}
