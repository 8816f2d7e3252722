import { openPty } from "../pty.ts";
import { type Cash, type Command, makeEar, readCash, readCommand, sealFrame, writeCash } from "./codec.ts";
import { makeBox, pieceByPiece } from "./mechanism.ts";

type Phase = "idle" | "deposit" | "paused" | "fixed" | "dispensing";

/** A cash changer as a test's hand sees it. */
export type RigChanger = {
  readonly path: string;
  held(): Cash;
  /** All that came out, piece by piece. */
  paid(job?: string): readonly number[];
  /** Somebody puts money in at the entry; taken only while a deposit is open. */
  insert(cash: Cash): boolean;
  /** Somebody opens it and takes pieces out or puts pieces in. */
  tamper(yen: number, count: number): void;
  /** It jams before the piece with this number of the next payment, from 0. */
  jamAt(piece: number): void;
  clearJam(): void;
  exitDoor(state: "open" | "closed"): void;
  discrepancy(is: boolean): void;
  /** It neither hears nor answers; payments under way go on. */
  deaf(is: boolean): void;
  /** Answers and events of this kind (OK, NO, PAID, STOPPED) are lost on the way. */
  lose(kind: string | undefined): void;
  power(on: boolean): void;
  cable(state: "in" | "out"): Promise<void>;
  /** Commands it was sent, and how often bytes made no sense. */
  commands(): readonly string[];
  noise(): number;
};

export type ChangerOptions = {
  readonly link: string;
  readonly cash?: Cash;
  /** How long one piece takes, ms. */
  readonly pieceMs?: number;
  /** False: it forgets every job at once, as a device without numbers for its jobs would; whoever sends one twice is paid twice. */
  readonly remembers?: boolean;
};

const STOCK: Cash = new Map([
  [10_000, 0],
  [5_000, 20],
  [2_000, 0],
  [1_000, 50],
  [500, 40],
  [100, 60],
  [50, 40],
  [10, 60],
  [5, 40],
  [1, 60],
]);

/** Plugs a changer of our own protocol into a PTY at `link`; no vendor's protocol is public. */
export async function openChanger(o: ChangerOptions): Promise<RigChanger & AsyncDisposable> {
  const { pieceMs = 10, remembers = true } = o;
  const box = makeBox(o.cash ?? STOCK);
  const known = new Map<string, Cash>();
  const commands: string[] = [];
  let [phase, session, noise]: [Phase, number, number] = ["idle", 0, 0];
  let [jam, doorOpen, unsure, deaf, powered] = [false, false, false, false, true];
  let inserted: Cash = new Map();
  let jamAt: number | undefined;
  let lost: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  const send = (kind: string, text: string): void => {
    if (powered && !deaf && kind !== lost && pty.plugged()) pty.write(sealFrame(text));
  };
  const status = (): string =>
    `phase=${phase} jam=${jam ? 1 : 0} door=${doorOpen ? "open" : "closed"} units=${box.units()}`;
  const tell = (): void => send("STATUS", `! STATUS ${status()}`);
  const counts = (): string => `counts=${writeCash(box.held)} discrepancy=${unsure ? 1 : 0}`;

  /** Gives the pieces one after the other; it goes on when nobody listens, and stops with the power. */
  const dispense = (job: string, want: Cash): void => {
    const pieces = pieceByPiece(want);
    const paid: Cash = new Map();
    phase = "dispensing";
    if (remembers) known.set(job, paid);
    const end = (event: string, code = ""): void => {
      phase = "idle";
      send(event, `! ${event} job=${job} counts=${writeCash(paid)}${code}`);
      tell();
    };
    const next = (at: number): void => {
      const yen = pieces[at];
      if (yen === undefined) return end("PAID");
      if (at === jamAt) {
        jam = true;
        jamAt = undefined;
        return end("STOPPED", " code=JAM");
      }
      if (!box.give(job, yen)) return end("STOPPED", " code=SHORT");
      paid.set(yen, (paid.get(yen) ?? 0) + 1);
      timer = setTimeout(() => next(at + 1), pieceMs);
    };
    timer = setTimeout(() => next(0), pieceMs);
  };

  const pay = ({ verb, fields }: Command): string => {
    const job = fields.get("job") ?? "";
    const want = readCash(fields.get("counts") ?? "-");
    const before = known.get(job);
    if (fields.get("session") !== String(session)) return "NO STALE";
    if (before !== undefined) return phase === "dispensing" ? "NO BUSY" : `NO KNOWN paid=${writeCash(before)}`;
    if (jam) return "NO JAM";
    if (doorOpen) return "NO DOOR";
    if (phase !== (verb === "PAY" ? "idle" : "fixed")) return phase === "dispensing" ? "NO BUSY" : "NO ILLEGAL";
    if (!box.has(want)) return "NO SHORT";
    inserted = new Map();
    dispense(job, want);
    return "OK";
  };
  /** From which phases a verb of the deposit leads where. */
  const deposit: Readonly<Record<string, readonly [from: readonly Phase[], to: Phase]>> = {
    BEGIN: [["idle"], "deposit"],
    PAUSE: [["deposit"], "paused"],
    RESUME: [["paused"], "deposit"],
    FIX: [["deposit", "paused"], "fixed"],
    END: [["fixed"], "idle"],
  };
  const obey = (command: Command): string => {
    const { verb } = command;
    const move = deposit[verb];
    if (verb === "HELLO") return `OK session=${(session += 1)} model=RIG-CC1`;
    if (verb === "STATUS") return `OK ${status()}`;
    if (verb === "COUNTS") return `OK ${counts()}`;
    if (verb === "PAY" || verb === "REPAY") return pay(command);
    if (move === undefined || !move[0].includes(phase)) return "NO ILLEGAL";
    if (verb === "BEGIN") inserted = new Map();
    phase = move[1];
    return verb === "FIX" ? `OK counts=${writeCash(inserted)}` : "OK";
  };
  const ear = makeEar(
    (text) => {
      const command = readCommand(text);
      commands.push(`${command.verb} ${command.fields.get("job") ?? ""}`.trim());
      const answer = obey(command);
      send(answer.slice(0, 2), `${command.n} ${answer}`);
    },
    () => (noise += 1),
  );
  const pty = await openPty({ link: o.link, onBytes: (bytes) => void (powered && !deaf && ear(bytes)) });

  return {
    path: o.link,
    held: () => new Map(box.held),
    paid: (job) => box.out.filter((one) => job === undefined || one.job === job).map(({ yen }) => yen),
    insert(cash) {
      if (phase !== "deposit") return false;
      for (const [yen, count] of cash) {
        box.put(yen, count);
        inserted.set(yen, (inserted.get(yen) ?? 0) + count);
      }
      send("INSERTED", `! INSERTED counts=${writeCash(inserted)}`);
      return true;
    },
    tamper: (yen, count) => box.put(yen, count),
    jamAt: (piece) => void (jamAt = piece),
    clearJam() {
      jam = false;
      tell();
    },
    exitDoor(state) {
      doorOpen = state === "open";
      tell();
    },
    discrepancy: (is) => void (unsure = is),
    deaf: (is) => void (deaf = is),
    lose: (kind) => void (lost = kind),
    power(on) {
      powered = on;
      if (on) return;
      clearTimeout(timer);
      phase = "idle";
      known.clear();
    },
    cable: (state) => (state === "in" ? pty.plug() : pty.unplug()),
    commands: () => commands,
    noise: () => noise,
    async [Symbol.asyncDispose]() {
      clearTimeout(timer);
      await pty[Symbol.asyncDispose]();
    },
  };
}
