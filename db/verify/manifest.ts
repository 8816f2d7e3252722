import type { Genesis } from "../chain.ts";

/** A head headquarters vouched for: `sig` over the anchor bytes of design "Headquarters", `at` in ms since 1970. */
export type AnchorRow = {
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  readonly key_id: string;
  readonly sig: string;
};

/** What goes with an exported epoch. `keys` by key_id; they count only as far as `Trust` and key-rotate entries reach. */
export type Manifest = {
  readonly reg: string;
  readonly epoch: number;
  readonly genesis: Genesis;
  readonly keys: { readonly [keyId: string]: string };
  readonly anchors: readonly AnchorRow[];
};

/** What the auditor knows from elsewhere: the register's first public key, and headquarters' keys, 64 hex digits each. */
export type Trust = { readonly key: string; readonly headquarters: readonly string[] };
