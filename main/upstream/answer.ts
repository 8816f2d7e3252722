import type { PokepayCode } from "./pokepay/codes.ts";

/** What can go wrong on the road to a server, whoever it is. None of these says that the server refused. */
export type TransportCode =
  | "timeout"
  | "reset"
  | "refused"
  | "unreachable"
  | "dns"
  | "tls"
  | "server-error"
  | "too-many"
  | "bad-body"
  | "conflict"
  | "unlisted"
  | "known-away"
  | "aborted";

/** An answer is a value: `refused` was said by the server, `away` means that nobody knows. */
export type Answer<T, Code = PokepayCode> =
  | { readonly kind: "answer"; readonly value: T }
  | { readonly kind: "refused"; readonly code: Code }
  | { readonly kind: "away"; readonly code: TransportCode };

export type Online = "unknown" | "up" | "down";
