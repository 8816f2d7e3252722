import { connect } from "node:net";
import { answerOrSignal } from "./card-wait.ts";
import type { CardAnswer, CardEvent, CardPort } from "./card-port.ts";
import { keepOpen } from "./keep.ts";
import type { Link, LinkListener, Opened } from "./port.ts";
import { within } from "./within.ts";

/** A local socket is there or it is not; nobody is hammered by asking each second. */
const PAUSES_MS = [250, 500, 1_000];
const CLOSE_LIMIT_MS = 1_000;

type Message =
  | { kind: "state"; state: "present"; atr: string }
  | { kind: "state"; state: "empty" }
  | { kind: "response"; n: number; data: string };

function openSocket(path: string, listener: LinkListener): Promise<Opened> {
  const { promise, resolve } = Promise.withResolvers<Opened>();
  const socket = connect(path);
  socket.on("data", (bytes) => listener.data(bytes));
  socket.on("error", () => resolve({ kind: "trouble", code: "NOHARDWARE" }));
  socket.on("end", () => socket.destroy());
  const closed = Promise.withResolvers<void>();
  socket.on("close", () => {
    closed.resolve();
    listener.down("NOHARDWARE");
  });
  const link: Link = {
    write: (bytes) => socket.writable && (socket.write(bytes), true),
    async close() {
      // Said first, so that what the rig is just saying does not turn into a reset at its end.
      socket.end();
      await within(closed.promise, CLOSE_LIMIT_MS);
      socket.destroy();
    },
  };
  socket.on("connect", () => resolve({ kind: "open", link }));
  return promise;
}

/** The rig's reader where there is no pcscd: JSON lines over a unix socket. The rig tells the state first, and each change; we send commands, it answers by number. */
export function openRigPort(path: string, on: (event: CardEvent) => void, timeScale: number): CardPort {
  const waiting = new Map<number, (answer: CardAnswer) => void>();
  let rest = "";
  let sent = 0;

  function hear(message: Message): void {
    if (message.kind === "response") {
      waiting.get(message.n)?.({ kind: "answer", data: Uint8Array.from(Buffer.from(message.data, "hex")) });
      waiting.delete(message.n);
    } else if (message.state === "present")
      on({ kind: "card", state: "present", atr: Uint8Array.from(Buffer.from(message.atr, "hex")) });
    else on({ kind: "card", state: "empty" });
  }

  const keeper = keepOpen({
    open: (listener) => openSocket(path, listener),
    up() {
      rest = "";
      keeper.good();
      on({ kind: "reader" });
    },
    data(bytes) {
      const lines = (rest + Buffer.from(bytes).toString("utf8")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line !== "") hear(JSON.parse(line) as Message);
    },
    down(code) {
      for (const answer of waiting.values()) answer({ kind: "trouble", code });
      waiting.clear();
      on({ kind: "reader", trouble: code });
    },
    timeScale,
    pausesMs: PAUSES_MS,
  });

  return {
    transmit(apdu, { signal }) {
      sent += 1;
      const n = sent;
      const { promise, resolve } = Promise.withResolvers<CardAnswer>();
      waiting.set(n, resolve);
      const line = JSON.stringify({ kind: "transmit", n, apdu: Buffer.from(apdu).toString("hex") });
      if (!keeper.write(Buffer.from(`${line}\n`))) resolve({ kind: "trouble", code: "NOHARDWARE" });
      return answerOrSignal(promise, signal).finally(() => waiting.delete(n));
    },
    control: async () => ({ kind: "trouble", code: "FAILURE" }),
    [Symbol.asyncDispose]: () => keeper[Symbol.asyncDispose](),
  };
}
