import { sign, type KeyObject } from "node:crypto";
import type { Behaviours, Reply } from "../behaviour.ts";
import type { Answered, Asked } from "../http/open-tls.ts";
import type { Contract } from "./contract.ts";
import { deskRoutes, type Desks } from "./desk-routes.ts";
import { anchorSigned } from "./hashes.ts";
import type { Batch, Book, Ledger, Point } from "./ledger.ts";
import type { Publisher } from "./publish.ts";

type Parts = {
  readonly contract: Contract;
  readonly ledger: Ledger;
  readonly publisher: Publisher;
  readonly desks: Desks;
  readonly stack: Behaviours;
  readonly key: KeyObject;
  readonly keyId: string;
  /** May this further key be enrolled? The first key of a register always may. */
  approves(approval: string | undefined): boolean;
  note(op: string): void;
};
type Given = {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

const refuse = (status: number, error: string, detail?: string): Reply => ({
  status,
  body: { error, ...(detail === undefined ? {} : { detail }) },
});

/** The countersigned head: what it says is what the register journals as `anchor`. */
function anchor(parts: Parts, epoch: number, last: Point): unknown {
  const at = Date.now();
  const text = anchorSigned(epoch, last.seq, Buffer.from(last.hash, "hex"), at);
  return { last, at, key_id: parts.keyId, sig: sign(null, text, parts.key).toString("hex") };
}

function forward(parts: Parts, given: Given): Reply {
  const epoch = Number(given.path["epoch"]);
  const received = parts.ledger.receive(given.path["reg"] ?? "", epoch, given.body as Batch);
  switch (received.kind) {
    case "held":
      return { status: 200, body: anchor(parts, epoch, received.head) };
    case "fork":
      return { status: 409, body: { fork: received.fork } };
    case "gap":
      return { status: 409, body: { last: received.last } };
    case "bad":
      return refuse(400, "bad-request", received.detail);
  }
}

function head(parts: Parts, epoch: number, book: Book | undefined): Reply {
  const countersigned = book?.head === undefined || book.head === null ? null : anchor(parts, book.epoch, book.head);
  return { status: 200, body: { epoch: book?.epoch ?? epoch, held: book?.held ?? null, countersigned } };
}

function enrol(parts: Parts, given: Given): Reply {
  const reg = given.path["reg"] ?? "";
  const { key, approval } = given.body as { readonly key: string; readonly approval?: string };
  const known = parts.ledger.keysOf(reg);
  const held = [...known].find(([, one]) => one === key);
  if (held === undefined && known.size > 0 && !parts.approves(approval)) return refuse(403, "not-approved");
  parts.ledger.trust(reg, key);
  const id = [...parts.ledger.keysOf(reg)].find(([, one]) => one === key)?.[0];
  return { status: 200, body: { key_id: id } };
}

const counted = (text: string | null): number => Number(text ?? 0);

const routes: Readonly<Record<string, (parts: Parts, given: Given) => Reply>> = {
  forwardEntries: forward,
  readHead: (parts, { path }) =>
    head(parts, Number(path["epoch"]), parts.ledger.book(path["reg"] ?? "", Number(path["epoch"]))),
  readLatestHead: (parts, { path }) => head(parts, 0, parts.ledger.latest(path["reg"] ?? "")),
  enrolKey: enrol,
  readSettings(parts, { query }) {
    const settings = parts.publisher.settings();
    return query.get("have") === String(settings.version)
      ? { status: 204, body: undefined }
      : { status: 200, body: settings };
  },
  readCards(parts, { query }) {
    const { version, more, changed } = parts.publisher.cards(counted(query.get("since")));
    return { status: 200, body: { version, more, cards: changed } };
  },
  readDenyList(parts, { query }) {
    const list = parts.publisher.denied();
    return query.get("have") === String(list.version) ? { status: 204, body: undefined } : { status: 200, body: list };
  },
  readCatalogue(parts, { query }) {
    const { version, more, changed, removed } = parts.publisher.items(counted(query.get("since")));
    return { status: 200, body: { version, more, items: changed, removed } };
  },
  readPictures(parts, { query }) {
    const { version, more, changed, removed } = parts.publisher.pictures(counted(query.get("since")));
    return { status: 200, body: { version, more, pictures: changed, removed } };
  },
};

function readJson(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}

const text = (reply: Reply): Answered => ({
  kind: "answer",
  status: reply.status,
  type: typeof reply.body === "string" ? "text/html" : "application/json",
  body: typeof reply.body === "string" ? reply.body : reply.body === undefined ? "" : JSON.stringify(reply.body),
});

/** One request to headquarters, held against openapi.yaml on the way in and on the way out. */
export async function serve(parts: Parts, asked: Asked): Promise<Answered> {
  const found = parts.contract.find(asked.method, asked.path, asked.query);
  const op = found?.operation ?? "unknown";
  parts.note(op);
  const body = readJson(asked.body);
  const call = {
    op,
    data: typeof body === "object" && body !== null ? (body as Readonly<Record<string, unknown>>) : {},
  };
  const early = await parts.stack.before(call);
  if (early !== undefined) return early.kind === "answer" ? text(early.reply) : early;
  if (found === undefined) return text(refuse(404, "not-found"));
  if (found.path["reg"] !== undefined && found.path["reg"] !== asked.cn)
    return text(refuse(403, "wrong-register", asked.cn));
  if (found.fault !== undefined || !parts.contract.takes(op, body))
    return text(refuse(400, "bad-request", found.fault));
  const given = { path: found.path, query: asked.query, body };
  const reply = routes[op]?.(parts, given) ?? deskRoutes[op]?.(parts.desks, given);
  if (reply === undefined) throw new Error(`openapi.yaml has ${op}, the rig has not`);
  if (!parts.contract.gives(op, reply.status, reply.body))
    throw new Error(`the rig's ${op} ${reply.status} does not fit openapi.yaml`);
  const late = await parts.stack.after(call, reply);
  if (late !== undefined) return late.kind === "answer" ? text(late.reply) : late;
  return text(reply);
}
