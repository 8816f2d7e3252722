import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { stackBehaviours, type Behaviour, type Fate, type Reply } from "../behaviour.ts";
import { openTls, type Answered, type Asked } from "../http/open-tls.ts";
import { scanCashtray } from "./cashtrays.ts";
import { openEnvelope, seal } from "./envelope.ts";
import { refuse } from "./errors.ts";
import { operations } from "./operations.ts";
import { checkParameters, isUuid } from "./parameters.ts";
import { openWorld, type Account, type AccountStatus, type Cashtray, type PrivateMoney, type Tx } from "./world.ts";

export type RigPokepay = {
  readonly url: string;
  accounts(): readonly Account[];
  balance(wallet: string): { readonly money: number; readonly points: number };
  transactions(): readonly Tx[];
  /** Requests that reached an operation, in order; the bare ping too. */
  calls(): readonly { readonly op: string; readonly atMs: number }[];
  requests(): number;
  /** Requests per connection, oldest connection first. */
  connections(): readonly number[];
  behave(behaviour: Behaviour): () => void;
  behaviours(): readonly string[];
  setBalance(wallet: string, balance: { readonly money: number; readonly points?: number }): void;
  setStatus(wallet: string, status: AccountStatus): void;
  /** As after the authority's keeping time: look-up and dedupe both forget. */
  forgetRequestIds(): void;
  /** What the member's app does when it shows a barcode: 20 digits. */
  showBarcode(
    wallet: string,
    o?: {
      readonly scopes?: readonly ("payment" | "topup")[];
      readonly forMs?: number;
      /** 22 characters, as the API publishes them, instead of the 20 digits the apps know. */
      readonly long?: boolean;
    },
  ): string;
  /** What the member's app does when it scans a code the shop shows (its url or id): pays or is credited, or is told why not. */
  scanCashtray(
    urlOrId: string,
    wallet: string,
  ): { readonly kind: "done" } | { readonly kind: "refused"; readonly type: string };
  /** Codes shops showed, oldest first. */
  cashtrays(): readonly Cashtray[];
  down(): Promise<void>;
  up(): Promise<void>;
  isUp(): boolean;
  blackHole(): () => void;
  [Symbol.asyncDispose](): Promise<void>;
};
type Options = {
  readonly dir: string;
  readonly tls: { readonly ca: string; readonly cert: string; readonly key: string };
  readonly client: { readonly id: string; readonly secret: Buffer };
  readonly moneys: readonly PrivateMoney[];
  readonly accounts: readonly Account[];
  readonly port?: number;
};

/** How far a request's clock may be off, ms. The real figure is not published; a kiosk with a wrong clock must meet the error. */
const clockToleranceMs = 300_000;

export async function openPokepay(options: Options): Promise<RigPokepay> {
  const world = openWorld(join(options.dir, "pokepay.jsonl"), options);
  const stack = stackBehaviours();
  const seen = new Set<string>();
  const calls: { op: string; atMs: number }[] = [];
  const plain = (reply: Reply): Answered => ({
    kind: "answer",
    status: reply.status,
    type: typeof reply.body === "string" ? "text/html" : "application/json",
    body: typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body),
  });
  const sealed = (reply: Reply): Answered =>
    typeof reply.body === "string"
      ? plain(reply)
      : plain({ ...reply, body: { response_data: seal(reply.body, options.client.secret) } });
  const end = (fate: Fate): Answered => (fate.kind === "answer" ? sealed(fate.reply) : fate);

  const handle = async (asked: Asked): Promise<Answered> => {
    const operation = operations.find((one) => one.method === asked.method && one.path.test(asked.path));
    const part = operation?.path.exec(asked.path)?.[1] ?? "";
    const op = asked.path === "/ping" ? "ping" : (operation?.op ?? "unknown");
    calls.push({ op, atMs: Date.now() });
    const opened = op === "ping" ? undefined : openEnvelope(asked.body, options.client);
    // The client is not known here, so there is no secret to seal with: these two are plain.
    if (opened?.kind === "refused") return plain(refuse(opened.type));
    const data = opened?.envelope.request ?? {};
    const call = { op, data, method: asked.method, path: asked.path };
    const early = await stack.before(call);
    if (early !== undefined) return end(early);
    if (opened === undefined) return plain({ status: 200, body: { pong: "ok" } });
    const { timestamp, callId } = opened.envelope;
    if (!(Math.abs(Date.now() - Date.parse(timestamp)) <= clockToleranceMs))
      return sealed(refuse("partner_request_expired"));
    if (seen.has(callId)) return sealed(refuse("partner_request_already_done"));
    seen.add(callId);
    if (operation === undefined) return sealed(refuse("not_implemented"));
    const faults = checkParameters(operation.takes, data);
    const wantsUuid = part !== "" && operation.op !== "cpm-token" && !isUuid(part);
    const reply =
      faults !== undefined || wantsUuid
        ? refuse("invalid_parameters", { errors: faults ?? { missing: [], invalid: ["id"], unpermitted: [] } })
        : operation.run(world, data, part);
    const late = await stack.after(call, reply);
    return late === undefined ? sealed(reply) : end(late);
  };

  const server = await openTls({
    ...options.tls,
    maxBytes: 1 << 20,
    handle,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const need = (wallet: string): Account => {
    const account = world.accounts.get(wallet);
    if (account === undefined) throw new Error(`no wallet ${wallet}`);
    return account;
  };
  return {
    url: `https://pokepay.localhost:${server.port}`,
    accounts: () => [...world.accounts.values()],
    balance: (wallet) => ({ money: need(wallet).moneyBalance, points: need(wallet).pointBalance }),
    transactions: () => [...world.transactions.values()],
    calls: () => [...calls],
    requests: () => calls.length,
    connections: server.connections,
    behave: stack.behave,
    behaviours: stack.names,
    setBalance(wallet, balance) {
      const account = need(wallet);
      world.put({
        accounts: [{ ...account, moneyBalance: balance.money, pointBalance: balance.points ?? account.pointBalance }],
      });
    },
    setStatus(wallet, status) {
      world.put({ accounts: [{ ...need(wallet), status }] });
    },
    forgetRequestIds() {
      world.put({ forget: [...world.requests.keys()] });
    },
    showBarcode(wallet, o = {}) {
      const digits = Array.from({ length: 20 }, () => randomInt(10)).join("");
      const token = o.long === true ? randomBytes(17).toString("base64url").slice(0, 22) : digits;
      const scopes = o.scopes ?? ["payment", "topup"];
      world.put({
        token: { token, wallet: need(wallet).id, scopes, expiresMs: Date.now() + (o.forMs ?? 300_000), used: null },
      });
      return token;
    },
    scanCashtray(urlOrId, wallet) {
      const reply = scanCashtray(world, urlOrId.split("/").at(-1) ?? "", need(wallet).id);
      const { type } = reply.body as { readonly type: string };
      return reply.status === 200 ? { kind: "done" } : { kind: "refused", type };
    },
    cashtrays: () => [...world.cashtrays.values()],
    down: server.down,
    up: server.up,
    isUp: server.isUp,
    blackHole: server.blackHole,
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  };
}
