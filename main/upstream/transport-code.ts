import type { TransportCode } from "./answer.ts";

/** The `code` of a Node or axios error, the innermost cause first. */
export function errorCode(error: unknown): string {
  for (let at = error, depth = 0; depth < 4 && typeof at === "object" && at !== null; depth += 1) {
    const code: unknown = Reflect.get(at, "code");
    const cause: unknown = Reflect.get(at, "cause");
    if (cause === undefined || cause === null) return typeof code === "string" ? code : "";
    at = cause;
  }
  return "";
}

const unreachable = new Set(["EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "EHOSTDOWN", "EADDRNOTAVAIL", "ENONET"]);
const late = new Set(["ETIMEDOUT", "ECONNABORTED"]);
/** OpenSSL's verification errors carry their X509_V_ERR name without its prefix (Node, tls, "X509 certificate error codes"). */
const tls =
  /^(CERT_|CRL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|INVALID_CA|INVALID_PURPOSE|HOSTNAME_MISMATCH|ERR_TLS|ERR_SSL|EPROTO)/u;

/** Puts an error of the network into one of our words; what we do not know is a `reset`: the line broke, the outcome is open. */
export function transportCode(error: unknown): TransportCode {
  const code = errorCode(error);
  if (code === "ECONNREFUSED") return "refused";
  if (code === "ENOTFOUND" || code.startsWith("EAI_")) return "dns";
  if (unreachable.has(code)) return "unreachable";
  if (late.has(code)) return "timeout";
  if (tls.test(code)) return "tls";
  return "reset";
}
