import { atrOf, type CardSession, type RigCard, startSession } from "./felica.ts";

/** What the card does with an APDU: answers, stays mute for as long as it lies there, or is gone in the middle of it. */
export type CardAnswer =
  | { readonly kind: "data"; readonly data: Buffer }
  | { readonly kind: "silence" }
  | { readonly kind: "torn" };

/** Faults of cards and hands. They stack, newest first; undefined leaves the APDU to the next one and at last to the card. */
export type CardBehaviour = {
  readonly name: string;
  transmit(apdu: Buffer, honest: () => Buffer): CardAnswer | undefined | Promise<CardAnswer | undefined>;
};

/** The reader's field: at most one card lies in it. */
export type Field = {
  card(): RigCard | undefined;
  atr(): Buffer;
  put(card: RigCard): void;
  lift(): void;
  /** The card is powered anew and forgets what was selected. */
  reset(): void;
  exchange(apdu: Buffer): Promise<CardAnswer>;
  behave(behaviour: CardBehaviour): () => void;
  behaviours(): readonly string[];
  onChange(hear: (card: RigCard | undefined) => void): () => void;
  /** performance.now() of the last APDU, 0 before the first. */
  lastExchangeAt(): number;
};

export function makeField(): Field {
  let card: RigCard | undefined;
  let session: CardSession | undefined;
  let stack: readonly CardBehaviour[] = [];
  let lastExchangeAt = 0;
  const ears = new Set<(card: RigCard | undefined) => void>();
  const lay = (next: RigCard | undefined): void => {
    card = next;
    session = next === undefined ? undefined : startSession(next);
    for (const hear of ears) hear(next);
  };
  return {
    card: () => card,
    atr: () => (card === undefined ? Buffer.alloc(0) : atrOf(card)),
    put: lay,
    lift: () => lay(undefined),
    reset: () => session?.reset(),
    async exchange(apdu) {
      lastExchangeAt = performance.now();
      const mine = session;
      if (mine === undefined) return { kind: "torn" };
      const honest = (): Buffer => mine.transmit(apdu);
      for (const behaviour of stack) {
        const answer = await behaviour.transmit(apdu, honest);
        if (session !== mine) return { kind: "torn" };
        if (answer?.kind === "torn") lay(undefined);
        if (answer !== undefined) return answer;
      }
      return { kind: "data", data: honest() };
    },
    behave(behaviour) {
      const mine = { ...behaviour };
      stack = [mine, ...stack];
      return () => {
        stack = stack.filter((one) => one !== mine);
      };
    },
    behaviours: () => stack.map((one) => one.name),
    onChange(hear) {
      ears.add(hear);
      return () => ears.delete(hear);
    },
    lastExchangeAt: () => lastExchangeAt,
  };
}

/** The card is pulled away in the middle of the `atApdu`-th APDU from now (the first is 1); `times` taps in a row. */
export function tornTap(o: { atApdu?: number; times?: number } = {}): CardBehaviour {
  let left = o.times ?? 1;
  let apdus = 0;
  return {
    name: "torn-tap",
    transmit() {
      if (left <= 0) return undefined;
      apdus += 1;
      if (apdus < (o.atApdu ?? 1)) return undefined;
      left -= 1;
      apdus = 0;
      return { kind: "torn" };
    },
  };
}

/** The card has an ATR and answers nothing. */
export function mute(): CardBehaviour {
  return { name: "mute", transmit: () => ({ kind: "silence" }) };
}

/** Every APDU, or every one of instruction `ins`, is answered 63 00 (PC/SC part 3: no information given, the operation failed). */
export function sw6300(o: { ins?: number; times?: number } = {}): CardBehaviour {
  let left = o.times ?? Number.POSITIVE_INFINITY;
  return {
    name: "sw-6300",
    transmit(apdu) {
      if ((o.ins !== undefined && apdu[1] !== o.ins) || left <= 0) return undefined;
      left -= 1;
      return { kind: "data", data: Buffer.of(0x63, 0x00) };
    },
  };
}

/** Every answer comes `ms` milliseconds late. */
export function slowCard(o: { ms: number }): CardBehaviour {
  return {
    name: `slow-card-${o.ms}`,
    async transmit(_, honest) {
      await new Promise((resolve) => setTimeout(resolve, o.ms));
      return { kind: "data", data: honest() };
    },
  };
}
