import type { Call } from "#rig/behaviour.ts";
import type { RigServers } from "#rig/servers.ts";

/** A request that reached a server: it names an intent, or holds entries up to `seq`. `ns` is CLOCK_MONOTONIC. */
export type Arrival = { readonly ns: number; readonly port: number } & (
  | { readonly key: string }
  | { readonly seq: number }
);

/** Notes what arrives at the servers before they do anything with it. */
export function watchServers({
  pokepay,
  headquarters,
  urls,
}: RigServers): Disposable & { readonly arrivals: readonly Arrival[] } {
  const arrivals: Arrival[] = [];
  const stack = new DisposableStack();
  const note = (url: string, read: (data: Call["data"]) => { key: string } | { seq: number } | null) => ({
    name: "watch",
    before({ data }: Call): undefined {
      const found = read(data);
      if (found !== null)
        arrivals.push({ ns: Number(process.hrtime.bigint()), port: Number(new URL(url).port), ...found });
    },
  });
  const readKey = ({ request_id: key }: Call["data"]) => (typeof key === "string" ? { key } : null);
  const readSeq = ({ entries }: Call["data"]) => {
    const last: unknown = Array.isArray(entries) ? entries.at(-1) : undefined;
    const seq = typeof last === "object" && last !== null && "seq" in last ? last.seq : undefined;
    return typeof seq === "number" ? { seq } : null;
  };
  stack.defer(pokepay.behave(note(urls.pokepay, readKey)));
  stack.defer(headquarters.behave(note(urls.headquarters, readSeq)));
  const all = stack.move();
  return { arrivals, [Symbol.dispose]: () => all.dispose() };
}
