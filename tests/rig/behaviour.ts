/**
 * Faults of a simulated server. Behaviours stack, the newest is asked first; what none of them takes is served honestly.
 * The same shape serves both servers, so a test reads `pokepay.behave(answerLost({op: "payment"}))`.
 */
export type Reply = {
  readonly status: number;
  /** Sent as JSON (sealed where the server seals); a string is sent as it is, as HTML. */
  readonly body: unknown;
};
/** What a behaviour does with a call: answer something else, cut the connection, or say nothing for ever. */
export type Fate =
  | { readonly kind: "answer"; readonly reply: Reply }
  | { readonly kind: "cut" }
  | { readonly kind: "silence" };
export type Call = {
  readonly op: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** As it came over the wire, where the server tells. */
  readonly method?: string;
  readonly path?: string;
};
export type Behaviour = {
  /** Shown in the bench window. */
  readonly name: string;
  /** It has done all it was aimed to do and is dropped. */
  readonly spent?: () => boolean;
  /** Asked before the server does anything. */
  readonly before?: (call: Call) => Fate | undefined | Promise<Fate | undefined>;
  /** Asked when the work is done, with the honest answer. */
  readonly after?: (call: Call, reply: Reply) => Fate | undefined | Promise<Fate | undefined>;
};
export type Behaviours = {
  behave(behaviour: Behaviour): () => void;
  names(): readonly string[];
  before(call: Call): Promise<Fate | undefined>;
  after(call: Call, reply: Reply): Promise<Fate | undefined>;
};

export function stackBehaviours(): Behaviours {
  let stack: readonly Behaviour[] = [];
  const live = (): readonly Behaviour[] => (stack = stack.filter((one) => one.spent?.() !== true));
  return {
    behave(behaviour) {
      const mine = { ...behaviour };
      stack = [mine, ...stack];
      return () => {
        stack = stack.filter((one) => one !== mine);
      };
    },
    names: () => live().map((one) => one.name),
    async before(call) {
      for (const one of live()) {
        const fate = await one.before?.(call);
        if (fate !== undefined) return fate;
      }
      return undefined;
    },
    async after(call, reply) {
      for (const one of live()) {
        const fate = await one.after?.(call, reply);
        if (fate !== undefined) return fate;
      }
      return undefined;
    },
  };
}

/** Which calls a fault takes and how often; all calls, for ever, by default. */
export type Aim = { readonly op?: string; readonly times?: number };

/** hit is true for the calls aimed at, at most `times` times; spent once it will be true no more. */
export function aim(at: Aim = {}): { hit(call: Call): boolean; spent(): boolean } {
  let left = at.times ?? Number.POSITIVE_INFINITY;
  return {
    hit(call) {
      if (left <= 0 || (at.op !== undefined && at.op !== call.op)) return false;
      left -= 1;
      return true;
    },
    spent: () => left <= 0,
  };
}

/** The work is done, then the connection breaks: the caller cannot know. */
export function answerLost(at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return { name: "answer-lost", spent, after: (call) => (hit(call) ? { kind: "cut" } : undefined) };
}

/** The connection breaks before anything was done. */
export function requestLost(at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return { name: "request-lost", spent, before: (call) => (hit(call) ? { kind: "cut" } : undefined) };
}

/** The work is done at once, the answer comes `ms` milliseconds late. */
export function delay(ms: number, at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return {
    name: `delay-${ms}`,
    spent,
    async after(call) {
      if (hit(call)) await new Promise((resolve) => setTimeout(resolve, ms));
      return undefined;
    },
  };
}

/** An answer of that status and nothing done; `"html"` is a gateway's error page with status 502. */
export function status(code: 500 | 429 | 503 | "html", at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  const reply: Reply =
    code === "html"
      ? { status: 502, body: "<html><body><h1>502 Bad Gateway</h1></body></html>" }
      : { status: code, body: { type: code === 503 ? "temporarily_unavailable" : "error", message: `status ${code}` } };
  return { name: `status-${code}`, spent, before: (call) => (hit(call) ? { kind: "answer", reply } : undefined) };
}

/** Connections are taken and nothing is ever said. */
export function blackHole(at: Aim = {}): Behaviour {
  const { hit, spent } = aim(at);
  return { name: "black-hole", spent, before: (call) => (hit(call) ? { kind: "silence" } : undefined) };
}
