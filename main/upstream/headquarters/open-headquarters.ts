import * as v from "valibot";
import type { Answer, Online } from "../answer.ts";
import { openOnline } from "../online.ts";
import { readPem } from "../pem.ts";
import { openTrackedAgent } from "../tracked-agent.ts";
import { openAsk, type Asked, type HeardDate, type HeadquartersCode } from "./ask.ts";
import { openCardDesk, type CardDesk } from "./card-desk.ts";
import { openMealDesk, type MealDesk } from "./meal-desk.ts";
import { openRefundDesk, type RefundDesk } from "./refund-desk.ts";
import {
  anchorSchema,
  cardsSchema,
  catalogueSchema,
  denyListSchema,
  forkSchema,
  gapSchema,
  headSchema,
  keySchema,
  picturesSchema,
  signedSettingsSchema,
  type Cards,
  type CatalogueDelta,
  type DenyList,
  type Pictures,
} from "./schemas.ts";
import { readSettingsBody, type SettingsBody } from "./settings-body.ts";
import { read, type Told } from "./told.ts";
import { anchorMessage, isSigned, readSigningKey, settingsMessage } from "./signature.ts";

/** One journalled entry as it travels: `body` is the exact canonical text, the rest hex. */
export type ForwardEntry = {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
  readonly sig: string;
  readonly key_id: string;
};
export type Point = { readonly seq: number; readonly hash: string };
export type Anchor = Point & { readonly at: number; readonly keyId: string; readonly sig: string };
export type ForwardAnswer =
  /** All entries are held; the countersigned head, whose signature was verified. It may lie before the last entry sent. */
  | ({ readonly kind: "accepted" } & Anchor)
  | ({ readonly kind: "gap" } & Point)
  | ({ readonly kind: "fork" } & Point)
  | { readonly kind: "refused"; readonly code: HeadquartersCode }
  | Extract<Answer<never>, { kind: "away" }>;
export type SignedSettings = {
  readonly version: number;
  /** The exact signed text, and what it says. */
  readonly body: string;
  readonly keyId: string;
  readonly sig: string;
  readonly settings: SettingsBody;
};

/** Where the answer may be null, null says: nothing newer than what one has. */
export type Headquarters = AsyncDisposable &
  MealDesk &
  RefundDesk &
  CardDesk & {
    /** The head of the latest epoch held; null when nothing is held of this register. */
    readonly head: () => Told<(Point & { readonly epoch: number }) | null>;
    readonly forward: (o: {
      epoch: number;
      expectedLast: Point;
      entries: readonly ForwardEntry[];
    }) => Promise<ForwardAnswer>;
    /** Makes the register's public key (64 hex digits) known; answers its id. */
    readonly enrol: (o: { key: string; approval?: string }) => Told<string>;
    readonly settings: (have: number) => Told<SignedSettings | null>;
    readonly cards: (since: number) => Told<Cards>;
    readonly denyList: (have: number) => Told<DenyList | null>;
    readonly catalogue: (since: number) => Told<CatalogueDelta>;
    readonly pictures: (since: number) => Told<Pictures>;
    readonly online: () => Online;
    readonly watch: (see: (online: Online) => void) => () => void;
  };

const limitMs = 10_000;
/** What is asked while a member stands there; with the road known to be away it is said within a second. */
const deskLimitMs = 5000;
const awayLimitMs = 800;

/** `cert`, `key`, `ca`: PEM texts or paths. `signingKey`: 64 hex digits. `ca` replaces the system's authorities. */
export function openHeadquarters(o: {
  readonly url: string;
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
  readonly reg: string;
  readonly signingKey: string;
  readonly timeScale?: number;
  readonly heardDate?: (heard: HeardDate) => void;
}): Headquarters {
  const { timeScale = 1 } = o;
  const signer = readSigningKey(o.signingKey);
  const tracked = openTrackedAgent({ cert: readPem(o.cert), key: readPem(o.key), ca: readPem(o.ca) });
  const own = `/v1/registers/${encodeURIComponent(o.reg)}`;
  const bare = openAsk({
    url: o.url.replace(/\/$/u, ""),
    agent: tracked.agent,
    limitMs: limitMs * timeScale,
    heardDate: o.heardDate,
  });
  const online = openOnline({
    timeScale,
    // A refusal also shows that the road is there.
    probe: async (signal) => isThere(await bare({ method: "GET", path: `${own}/head`, signal })),
  });
  const ask: typeof bare = async (request) => {
    const asked = await bare(request);
    online.learn(isThere(asked));
    return asked;
  };
  const atDesk: typeof bare = (request) =>
    ask({ ...request, limitMs: (online.now() === "down" ? awayLimitMs : deskLimitMs) * timeScale });
  const get = async <T>(path: string, schema: v.GenericSchema<unknown, T>): Told<T | null> => {
    const asked = await ask({ method: "GET", path });
    return asked.kind === "answer" && asked.status === 204 ? { kind: "answer", value: null } : read(asked, schema);
  };
  const must = async <T>(answer: Told<T | null>): Told<T> => {
    const got = await answer;
    if (got.kind !== "answer") return got;
    return got.value === null ? { kind: "refused", code: "bad-answer" } : { kind: "answer", value: got.value };
  };
  return {
    ...openMealDesk({ ask: atDesk, own }),
    ...openRefundDesk({ ask: atDesk, own }),
    ...openCardDesk({ ask: atDesk, own }),
    head: async () => {
      const got = await must(get(`${own}/head`, headSchema));
      if (got.kind !== "answer") return got;
      const { epoch, held } = got.value;
      return { kind: "answer", value: held === null ? null : { epoch, ...held } };
    },
    forward: async ({ epoch, expectedLast, entries }) => {
      const body = JSON.stringify({ expected_last: expectedLast, entries });
      const asked = await ask({ method: "POST", path: `${own}/epochs/${epoch}/entries`, body });
      if (asked.kind !== "answer") return asked;
      if (asked.status === 409) return readConflict(asked.body);
      const got = read(asked, anchorSchema);
      if (got.kind !== "answer") return got;
      const { last, at, key_id: keyId, sig } = got.value;
      if (!isSigned(signer, anchorMessage({ epoch, ...last, at }), got.value))
        return { kind: "refused", code: "signature-bad" };
      return { kind: "accepted", ...last, at, keyId, sig };
    },
    enrol: async (body) => {
      const got = read(await ask({ method: "POST", path: `${own}/keys`, body: JSON.stringify(body) }), keySchema);
      return got.kind === "answer" ? { kind: "answer", value: got.value.key_id } : got;
    },
    settings: async (have) => {
      const got = await get(`/v1/settings?have=${have}`, signedSettingsSchema);
      if (got.kind !== "answer" || got.value === null) return got as Answer<null, HeadquartersCode>;
      const { version, body, key_id: keyId, sig } = got.value;
      if (!isSigned(signer, settingsMessage(body), got.value)) return { kind: "refused", code: "signature-bad" };
      const settings = readSettingsBody(body);
      // The signed text decides, not the envelope around it.
      if (settings === null || settings.version !== version) return { kind: "refused", code: "bad-answer" };
      if (version < have) return { kind: "refused", code: "version-down" };
      return { kind: "answer", value: version === have ? null : { version, body, keyId, sig, settings } };
    },
    cards: (since) => notDown(must(get(`/v1/cards?since=${since}`, cardsSchema)), since),
    denyList: async (have) => {
      const got = await get(`/v1/deny-list?have=${have}`, denyListSchema);
      return got.kind === "answer" && got.value !== null && got.value.version < have
        ? { kind: "refused", code: "version-down" }
        : got;
    },
    catalogue: (since) => notDown(must(get(`/v1/catalogue?since=${since}`, catalogueSchema)), since),
    pictures: (since) => notDown(must(get(`/v1/pictures?since=${since}`, picturesSchema)), since),
    online: online.now,
    watch: online.watch,
    [Symbol.asyncDispose]: async () => {
      await online[Symbol.asyncDispose]();
      tracked.destroy();
    },
  };
}

function readConflict(body: unknown): ForwardAnswer {
  const fork = v.safeParse(forkSchema, body);
  if (fork.success) return { kind: "fork", ...fork.output.fork };
  const gap = v.safeParse(gapSchema, body);
  return gap.success ? { kind: "gap", ...gap.output.last } : { kind: "refused", code: "bad-answer" };
}

async function notDown<T extends { readonly version: number }>(told: Told<T>, since: number): Told<T> {
  const got = await told;
  return got.kind === "answer" && got.value.version < since ? { kind: "refused", code: "version-down" } : got;
}

/** A server that fails or has too much to do answers none the less: the road is there, and only the back-off says when to ask again. */
function isThere(asked: Asked): boolean {
  return asked.kind !== "away" || ["server-error", "too-many", "bad-body"].includes(asked.code);
}
