import type { DeviceHealth, FromHost, HostName, ToHost, Trial, TrialOutcome } from "#devices/protocol.ts";
import { tryMs } from "#devices/protocol.ts";

/** A host that has not said how its devices are within this is silent (ms). */
const lookMs = 1_000;
/** A trial ends by itself; this much later nobody waits any more (ms). */
const graceMs = 5_000;

type Post = (message: ToHost) => void;
type Waiting = { readonly host: HostName; readonly end: (message: FromHost | null) => void };

/** Asks the device hosts, and waits no longer than it must: a host that is gone, stopped or busy is `null`. */
export function openHostDesk(timeScale: number) {
  const posts = new Map<HostName, Post>();
  const waiting = new Map<number, Waiting>();
  let last = 0;

  async function ask(host: HostName, make: (n: number) => ToHost, limitMs: number): Promise<FromHost | null> {
    const post = posts.get(host);
    if (!post) return null;
    const n = (last += 1);
    const { promise, resolve } = Promise.withResolvers<FromHost | null>();
    waiting.set(n, { host, end: resolve });
    const late = setTimeout(() => resolve(null), limitMs);
    post(make(n));
    const answer = await promise;
    clearTimeout(late);
    waiting.delete(n);
    return answer;
  }

  async function look(host: HostName): Promise<readonly DeviceHealth[] | null> {
    const answer = await ask(host, (n) => ({ kind: "look", n }), lookMs);
    return answer?.kind === "health" ? answer.devices : null;
  }

  return {
    /** A new process of this name: what the old one was asked is answered by nobody. */
    link(host: HostName, post: Post): void {
      posts.set(host, post);
      for (const one of waiting.values()) if (one.host === host) one.end(null);
    },
    hear(message: FromHost & { readonly kind: "health" | "tried" }): void {
      waiting.get(message.n)?.end(message);
    },
    /** Null: it does not answer. */
    look,
    async attempt(host: HostName, trial: Trial): Promise<TrialOutcome | { readonly kind: "silent" }> {
      // A host that does not even say how it is would let a person wait for the whole of a trial.
      if ((await look(host)) === null) return { kind: "silent" };
      const answer = await ask(host, (n) => ({ kind: "try", n, ...trial }), tryMs * Math.max(1, timeScale) + graceMs);
      return answer?.kind === "tried" ? answer.outcome : { kind: "silent" };
    },
    /** The bindings have changed: the host ends and is started on them. */
    leave(host: HostName): void {
      posts.get(host)?.({ kind: "leave" });
      posts.delete(host);
    },
  };
}
export type HostDesk = ReturnType<typeof openHostDesk>;
