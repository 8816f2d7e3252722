import { join } from "node:path";
import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { openCardPort } from "./card-port.ts";
import type { RigCard } from "./felica.ts";
import { type CardBehaviour, makeField } from "./field.ts";
import { canHavePcscd, openPcscd } from "./pcscd.ts";
import type { CardService } from "./service.ts";

/** A card reader and the hand that holds cards to it. */
export type RigReader = {
  /** Holds a card to the reader: for `holdMs`, or as a person would, until it was read and the beep came; then lifts it. */
  tap(card: RigCard, o?: { holdMs?: number }): Promise<void>;
  put(card: RigCard): void;
  lift(): void;
  card(): RigCard | undefined;
  behave(behaviour: CardBehaviour): () => void;
  behaviours(): readonly string[];
  serviceRunning(): boolean;
  startService(): Promise<void>;
  stopService(): Promise<void>;
  killService(): Promise<void>;
  restartService(): Promise<void>;
  /** The reader's cable, as a hand pulls it. */
  cable(state: "in" | "out"): Promise<void>;
  freezeService(is: boolean): void;
};

export type CardAddress = { readonly pcsc: string } | { readonly rig: string };
export type OpenReader = RigReader &
  AsyncDisposable & {
    readonly address: CardAddress;
    readonly env: Readonly<Record<string, string>>;
    /** Why the stand-in stands in, when it does because pcscd could not be had. */
    readonly standIn: string | undefined;
  };

/** How long a person waits for the beep, and how long the card stays after the last exchange. */
const PATIENCE_MS = 5_000;
const LINGER_MS = 300;

type Choice = {
  service: CardService & AsyncDisposable;
  address: CardAddress;
  env: Record<string, string>;
  standIn: string | undefined;
};

async function chooseService(
  dir: string,
  wish: "pcscd" | "port" | undefined,
  field: ReturnType<typeof makeField>,
): Promise<Choice> {
  let standIn: string | undefined;
  if (wish !== "port") {
    try {
      if (!canHavePcscd()) throw new Error("pcscd or vsmartcard-vpcd is not installed");
      const pcscd = await openPcscd({ dir: join(dir, "pcscd"), field });
      return { service: pcscd, address: { pcsc: pcscd.reader }, env: { PCSCLITE_CSOCK_NAME: pcscd.socket }, standIn };
    } catch (error) {
      if (wish === "pcscd") throw error;
      standIn = String(error);
    }
  }
  const path = join(dir, "reader.sock");
  return { service: await openCardPort({ path, field }), address: { rig: path }, env: {}, standIn };
}

/** Opens the reader under `dir`: a real pcscd where it can be had and `card` does not ask for the stand-in. */
export async function openReader(o: { dir: string; card?: "pcscd" | "port" }): Promise<OpenReader> {
  mkdirSync(o.dir, { recursive: true });
  const field = makeField();
  const { service, address, env, standIn } = await chooseService(o.dir, o.card, field);
  const untilRead = async (since: number): Promise<void> => {
    while (performance.now() < since + PATIENCE_MS && field.card() !== undefined) {
      const last = field.lastExchangeAt();
      if (last > since && performance.now() > last + LINGER_MS) return;
      await wait(10);
    }
  };
  return {
    address,
    env,
    standIn,
    async tap(card, { holdMs } = {}) {
      const since = performance.now();
      field.put(card);
      await (holdMs === undefined ? untilRead(since) : wait(holdMs));
      if (field.card() === card) field.lift();
    },
    put: field.put,
    lift: field.lift,
    card: field.card,
    behave: field.behave,
    behaviours: field.behaviours,
    serviceRunning: service.running,
    startService: service.start,
    stopService: () => service.stop("SIGTERM"),
    killService: () => service.stop("SIGKILL"),
    cable: service.plug,
    freezeService: service.freeze,
    async restartService() {
      await service.stop("SIGTERM");
      await service.start();
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}
