import { canonical, type Json } from "./canonical.ts";
import { anchorSigned, entryHash, entrySigned, genesisHash, isSignedBy, keyId, sha256 } from "./hashes.ts";
import { checkRefund, checkSale, type ClassRule, type Sale } from "./sums.ts";

export type Held = {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
  readonly sig: string;
  readonly key_id: string;
};
export type Finding = { readonly seq: number; readonly finding: string; readonly detail: string };
type Body = { readonly [key: string]: Json };
/** What the next entry of an epoch is measured by. */
export type ChainState = {
  readonly reg: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: string;
  /** Key id → public key, trusted so far. */
  readonly keys: Map<string, string>;
  readonly ids: Set<string>;
  readonly receipts: Set<string>;
  readonly classes: readonly ClassRule[] | undefined;
  readonly cfg: string | undefined;
  readonly gt: number;
  readonly gta: number;
  readonly day: string;
};
/** Headquarters' own key, to know its anchors again. */
export type Own = { readonly key: string };

export function startChain(reg: string, epoch: number, hash: string, keys: ReadonlyMap<string, string>): ChainState {
  return {
    reg,
    epoch,
    seq: 0,
    hash,
    keys: new Map(keys),
    ids: new Set(),
    receipts: new Set(),
    classes: undefined,
    cfg: undefined,
    gt: 0,
    gta: 0,
    day: "",
  };
}

/** A value as a finding words it. */
const words = (value: Json | undefined): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");

const isRecord = (value: unknown): value is Body =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function readBody(body: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isCanonical = (body: Body, text: string): boolean => {
  try {
    return canonical(body) === text;
  } catch {
    return false;
  }
};

/** H(0) of the epoch that entry 1 begins, if its key is known: its body names the head of the epoch before. */
export function genesisOf(
  reg: string,
  epoch: number,
  first: Held,
  keys: ReadonlyMap<string, string>,
): string | undefined {
  const key = keys.get(first.key_id);
  const data = readBody(first.body)?.["data"];
  const prev = isRecord(data) ? data["prev"] : undefined;
  const head = isRecord(prev) && typeof prev["head"] === "string" ? prev["head"] : null;
  return key === undefined ? undefined : genesisHash({ epoch, key, prev_epoch_head: head, reg }).toString("hex");
}

type Step = { readonly state: ChainState; readonly findings: readonly Finding[] };

/** One entry against the chain so far. Every fault is named; the chain goes on from what the entry claims. */
export function verifyEntry(state: ChainState, held: Held, own: Own): Step {
  const findings: Finding[] = [];
  const say = (finding: string, detail: string): void => void findings.push({ seq: held.seq, finding, detail });
  const hash = Buffer.from(held.hash, "hex");
  if (held.seq !== state.seq + 1) say("sequence", `after ${state.seq}`);
  if (!entryHash(state.epoch, held.seq, Buffer.from(state.hash, "hex"), held.body).equals(hash))
    say("hash-broken", held.hash);
  const key = state.keys.get(held.key_id);
  if (key === undefined) say("unknown-key", held.key_id);
  else if (!isSignedBy(key, entrySigned(hash), held.sig)) say("signature-bad", held.key_id);
  const next = { ...state, seq: held.seq, hash: held.hash };
  const body = readBody(held.body);
  if (body === undefined) {
    say("body-unreadable", held.body.slice(0, 80));
    return { state: next, findings };
  }
  if (!isCanonical(body, held.body)) say("not-canonical", held.body.slice(0, 80));
  if (body["v"] !== 1 || body["reg"] !== state.reg || body["epoch"] !== state.epoch || body["seq"] !== held.seq)
    say("body-differs", "v, reg, epoch or seq");
  const kind = words(body["kind"]);
  if (held.seq === 1 && kind !== "provision") say("sequence", `entry 1 is ${kind}`);
  if (body["cfg"] !== state.cfg) say("body-differs", `cfg ${words(body["cfg"])}`);
  const id = words(body["id"]);
  if (state.ids.has(id)) say("id-twice", id);
  state.ids.add(id);
  const day = typeof body["day"] === "string" ? body["day"] : "";
  if (day < state.day) say("day-back", day);
  const data = isRecord(body["data"]) ? body["data"] : {};
  const facts = readFacts(state, kind, data, say, own);
  if (body["gt"] !== facts.gt) say("gt", `${words(body["gt"])}, want ${facts.gt}`);
  if (body["gta"] !== facts.gta) say("gta", `${words(body["gta"])}, want ${facts.gta}`);
  // Later entries are measured against what this one says, so that one wrong counter is one finding.
  const gt = typeof body["gt"] === "number" ? body["gt"] : facts.gt;
  const gta = typeof body["gta"] === "number" ? body["gta"] : facts.gta;
  return { state: { ...next, ...facts, gt, gta, day: day > state.day ? day : state.day }, findings };
}

/** A config that has no canonical form has been found already; nothing can name it. */
function hashConfig(data: Body): string | undefined {
  try {
    return sha256(canonical(data)).toString("hex");
  } catch {
    return undefined;
  }
}

type Facts = Pick<ChainState, "classes" | "cfg" | "gt" | "gta">;

function readFacts(
  state: ChainState,
  kind: string,
  data: Body,
  say: (finding: string, detail: string) => void,
  own: Own,
): Facts {
  const { classes, cfg, gt, gta } = state;
  switch (kind) {
    case "config":
      return { gt, gta, classes: data["classes"] as unknown as readonly ClassRule[], cfg: hashConfig(data) };
    case "key-rotate":
      if (typeof data["key"] === "string") state.keys.set(keyId(data["key"]), data["key"]);
      return { classes, cfg, gt, gta };
    case "anchor":
      checkAnchor(state, data, say, own);
      return { classes, cfg, gt, gta };
    case "sale":
    case "refund":
      return { classes, cfg, ...readMoney(state, kind, data, say) };
    default:
      return { classes, cfg, gt, gta };
  }
}

function readMoney(
  state: ChainState,
  kind: "sale" | "refund",
  data: Body,
  say: (finding: string, detail: string) => void,
) {
  const receipt = words(data["receipt"]);
  if (state.receipts.has(receipt)) say("receipt-twice", receipt);
  state.receipts.add(receipt);
  const total = typeof data["total"] === "number" ? data["total"] : 0;
  try {
    const sale = data as unknown as Sale;
    for (const { finding, detail } of kind === "sale" ? checkSale(sale, state.classes ?? []) : checkRefund(sale))
      say(finding, detail);
  } catch (error) {
    say("body-differs", `${kind} lacks a part: ${String(error)}`);
  }
  return { gt: state.gt + (kind === "sale" ? total : -total), gta: state.gta + total };
}

function checkAnchor(state: ChainState, data: Body, say: (finding: string, detail: string) => void, own: Own): void {
  const { seq, hash, at, sig } = data;
  const good =
    typeof seq === "number" &&
    typeof hash === "string" &&
    typeof at === "number" &&
    typeof sig === "string" &&
    isSignedBy(own.key, anchorSigned(state.epoch, seq, Buffer.from(hash, "hex"), at), sig);
  if (!good) say("anchor", `of ${words(seq)}`);
}
