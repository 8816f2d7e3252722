import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";

/** `*.localhost` is this machine (RFC 6761, 6.3); Debian's resolver does not know it. Hand it to an agent as `lookup`. */
export const lookupLocalhost: LookupFunction = (hostname, options, done) => {
  if (!hostname.endsWith(".localhost")) return lookup(hostname, options, done);
  if (options.all === true) return done(null, [{ address: "127.0.0.1", family: 4 }]);
  return done(null, "127.0.0.1", 4);
};
