import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import type { Held } from "./verify-entry.ts";

/** JSON with sorted names: enough of RFC 8785 for bodies made in tests. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
const text = (value: unknown): string => JSON.stringify(sorted(value));
const sha = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  createHash("sha256")
    .update(Buffer.concat(parts.map((one) => Buffer.from(one))))
    .digest();
const u64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

export type Chain = {
  readonly key: string;
  readonly genesis: string;
  /** Appends an entry and returns it; `over` replaces fields of the body, `spoil` the finished row. */
  add(kind: string, data: object, over?: object, spoil?: (held: Held) => Held): Held;
  readonly entries: readonly Held[];
};

/** A register's journal, made from the format's description alone, for headquarters to judge. */
export function buildChain(reg: string, epoch = 1): Chain {
  const pair = generateKeyPairSync("ed25519");
  const key = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  const keyId = sha(Buffer.from(key, "hex")).toString("hex").slice(0, 16);
  const genesis = sha("coop-register/genesis/v1\0", text({ epoch, key, prev_epoch_head: null, reg })).toString("hex");
  const entries: Held[] = [];
  let gt = 0;
  let gta = 0;
  let cfg: string | undefined;
  return {
    key,
    genesis,
    entries,
    add(kind, data, over = {}, spoil = (held) => held) {
      const seq = entries.length + 1;
      const total = "total" in data && typeof data.total === "number" ? data.total : 0;
      if (kind === "sale") [gt, gta] = [gt + total, gta + total];
      const body = text({
        v: 1,
        reg,
        epoch,
        seq,
        kind,
        id: randomUUID(),
        day: "2026-11-22",
        at: "2026-11-22T12:05:00.000+09:00",
        clk: "ok",
        op: null,
        app: "test",
        gt,
        gta,
        data,
        ...(cfg === undefined ? {} : { cfg }),
        ...over,
      });
      if (kind === "config") cfg = sha(text(data)).toString("hex");
      const prev = Buffer.from(entries.at(-1)?.hash ?? genesis, "hex");
      const hash = sha("coop-register/entry/v1\0", u64(epoch), u64(seq), prev, sha(body));
      const sig = sign(null, Buffer.concat([Buffer.from("coop-register/sig/v1\0"), hash]), pair.privateKey).toString(
        "hex",
      );
      const held = spoil({ seq, body, hash: hash.toString("hex"), sig, key_id: keyId });
      entries.push(held);
      return held;
    },
  };
}

const line = (code: string, cls: string, rate: number, unit: number) => ({
  code,
  name: code,
  class: cls,
  rate,
  tax: rate === 8 ? "reduced" : "standard",
  qty: 1,
  unit,
  discount: 0,
  amount: unit,
  void: false,
});

/** A book of 2,750 and a rice of 110 for a member: 2,000 by e-money, the rest in cash. Shares, taxes and rebate are worked by hand. */
export const sampleSale = (receipt: string, member: string | null = "m-310001") => ({
  receipt,
  shift: 1,
  member,
  lines: [
    line("9784999990103", "books", 10, 2750),
    {
      ...line("20040039", "cafeteria", 10, 110),
      nutrition: {
        kcal: 343,
        protein_mg: 5500,
        fat_mg: 700,
        carb_mg: 76_900,
        salt_mg: 0,
        red: 0,
        green: 0,
        yellow: 43,
      },
    },
  ],
  total: 2860,
  taxes: [{ rate: 10, total: 2860, tax: 260 }],
  tenders: [
    // 2000 × 2750 / 2860 = 1923.07…, 2000 × 110 / 2860 = 76.92…: the left-over yen goes to the larger remainder.
    {
      kind: "emoney",
      amount: 2000,
      by: [
        { class: "books", amount: 1923 },
        { class: "cafeteria", amount: 77 },
      ],
    },
    {
      kind: "cash",
      amount: 860,
      by: [
        { class: "books", amount: 827 },
        { class: "cafeteria", amount: 33 },
      ],
    },
  ],
  given: 1000,
  change: 140,
  rebate: {
    total: 192,
    creditor: "headquarters",
    by: [
      { class: "books", base: 1923, bp: 1000, amount: 192 },
      { class: "cafeteria", base: 77, bp: 50, amount: 0 },
    ],
  },
});

export const sampleConfig = {
  classes: [
    { id: "books", name: "書籍", bp: 1000, pays: ["emoney"], discountable: true },
    { id: "cafeteria", name: "食堂", bp: 50, pays: ["meal", "emoney"], discountable: true },
  ],
};

/** provision, config and one sale. */
export function sampleChain(reg: string): Chain {
  const chain = buildChain(reg);
  chain.add("provision", { prev: null, pending: [], approved_by: "test", reason: "test" });
  chain.add("config", sampleConfig);
  chain.add("sale", sampleSale(`${reg}-1-1`));
  return chain;
}
