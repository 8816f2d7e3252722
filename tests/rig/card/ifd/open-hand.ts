import { rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import type { Field } from "../field.ts";

/** What a card or the reader answers: bytes (none at all is an empty buffer), or one of the errors a driver can give pcscd. */
export type IfdAnswer = Uint8Array | "rf" | "timeout" | "denied" | "silence";
export type Answerer = (bytes: Buffer, code: number) => IfdAnswer | undefined | Promise<IfdAnswer | undefined>;

/** The hand that holds one reader behind the test's IFD handler. Cards come and go through the field. */
export type Hand = AsyncDisposable & {
  readonly path: string;
  /** Everything asked so far, in order: "transmit ffca000000", "control 42000001 ff004004…", "power up". */
  readonly asked: string[];
  /** The reader answers commands to the card and to itself in place of the field's card; undefined leaves it to the card (a control: denied). */
  transmit: Answerer;
  control: Answerer;
  /** What pcscd heard last: "card", "empty", "lost", or nothing yet. */
  told(): string;
  /** Raw lines to the handler (ifd.c says which), done there in order and in time. */
  script(...lines: readonly string[]): void;
  /** The reader stops answering pcscd (state UNKNOWN), and answers again. */
  lose(): void;
  find(): void;
  mute(isMute: boolean): void;
  /** What was left unanswered ends as a driver would end it: by its own time limit. */
  release(): void;
};

/** Listens for the handler. `mode` is how pcscd learns of cards: told at once as by a USB reader, or by asking every 400 ms. */
export async function openHand(o: { path: string; field: Field; mode: "event" | "poll" }): Promise<Hand> {
  let socket: Socket | undefined;
  let isLost = false;
  let isMute = false;
  let told = "";
  const unanswered: string[] = [];
  const asked: string[] = [];
  const say = (...lines: readonly string[]): void => {
    if (socket?.writable === true) socket.write(lines.map((line) => `${line}\n`).join(""));
  };
  const cardLine = (): string => (o.field.card() ? `card ${o.field.atr().toString("hex")}` : "empty");

  async function answerCard(bytes: Buffer): Promise<IfdAnswer> {
    const own = await hand.transmit(bytes, 0);
    if (own !== undefined) return own;
    const answer = await o.field.exchange(bytes);
    return answer.kind === "data" ? answer.data : "silence";
  }

  async function hear(line: string): Promise<void> {
    const [what = "", ...rest] = line.split(" ");
    const code = what === "control" ? rest.shift() : undefined;
    const [number, hex = ""] = rest;
    if (what === "told") return void (told = number ?? "");
    asked.push([what, code, what === "power" ? number : hex].filter((part) => part !== undefined).join(" "));
    if (what === "power") return o.field.reset();
    const bytes = Buffer.from(hex, "hex");
    const answer =
      what === "transmit"
        ? await answerCard(bytes)
        : ((await hand.control(bytes, Number.parseInt(code ?? "", 16))) ?? "denied");
    if (answer === "silence") return void unanswered.push(`answer ${number} timeout`);
    say(`answer ${number} ${typeof answer === "string" ? answer : Buffer.from(answer).toString("hex") || "-"}`);
  }

  rmSync(o.path, { force: true });
  const server = createServer((next) => {
    socket = next;
    next.on("error", () => undefined);
    next.on("close", () => {
      if (socket === next) socket = undefined;
    });
    const lines = createInterface({ input: next });
    lines.on("line", (line) => void hear(line));
    lines.on("error", () => undefined);
    say(`mode ${o.mode}`, `power ${isMute ? "fail" : "ok"}`, isLost ? "lost" : "found", cardLine());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(o.path, resolve);
  });
  const stopListening = o.field.onChange(() => say(cardLine()));
  const hand: Hand = {
    path: o.path,
    asked,
    transmit: () => undefined,
    control: () => undefined,
    told: () => told,
    script: say,
    lose: () => say(((isLost = true), "lost")),
    find: () => say(((isLost = false), "found")),
    mute(next) {
      isMute = next;
      say(`power ${next ? "fail" : "ok"}`);
    },
    release: () => say(...unanswered.splice(0)),
    async [Symbol.asyncDispose]() {
      stopListening();
      socket?.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return hand;
}
