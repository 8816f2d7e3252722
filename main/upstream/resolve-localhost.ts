import dns from "node:dns";
import { syncBuiltinESMExports } from "node:module";

type Callback = (error: Error | null, address: string | dns.LookupAddress[], family?: number) => void;

/** RFC 6761 section 6.3: names ending in .localhost are loopback. Debian's resolver does not know it. */
export function isLocalhostName(name: string): boolean {
  return /(^|\.)localhost\.?$/iu.test(name);
}

let remove: (() => void) | null = null;

/** Makes `dns.lookup` answer 127.0.0.1 for *.localhost in this process. Never in mode live. Returns what takes it out again. */
export function installLocalhost(): () => void {
  if (remove !== null) return remove;
  const original = dns.lookup;
  const lookup = (name: string, options: unknown, callback?: Callback): void => {
    const answer = typeof options === "function" ? (options as Callback) : callback;
    if (!isLocalhostName(name) || answer === undefined) {
      Reflect.apply(original, dns, [name, options, callback]);
      return;
    }
    const all = typeof options === "object" && options !== null && Reflect.get(options, "all") === true;
    process.nextTick(() => {
      if (all) answer(null, [{ address: "127.0.0.1", family: 4 }]);
      else answer(null, "127.0.0.1", 4);
    });
  };
  put(lookup);
  remove = () => {
    put(original);
    remove = null;
  };
  return remove;
}

function put(lookup: unknown): void {
  Reflect.set(dns, "lookup", lookup);
  syncBuiltinESMExports();
}
