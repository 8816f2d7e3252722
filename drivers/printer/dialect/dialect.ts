import type { DrawerPin } from "../../drawer/frame.ts";
import type { Carry, StatusFrame } from "../frame.ts";
import type { Laid } from "../layout.ts";
import type { Picture } from "../picture.ts";
import type { PrinterProfile } from "../profile.ts";
import type { PrinterStatus } from "../status.ts";
import type { Style } from "../style.ts";
import type { CommandBytes } from "./bytes.ts";

/** What tells that the printer has come this far in its input. */
export type Token =
  /** GS ( H: the four characters come back. */
  | { kind: "echo"; id: string }
  /** GS r 1 is answered. */
  | { kind: "queued" }
  /** GS I is answered. */
  | { kind: "info" }
  /** ETB: the printer's counter of them, 0 to 31, stands here. */
  | { kind: "etb"; count: number }
  | { kind: "none" };
export type FenceKind = Token["kind"];

/** A command language: the only place where bytes for a printer are made, and where its answers are read. */
export type Dialect<B extends CommandBytes = CommandBytes> = {
  readonly name: "escpos" | "star";
  /** The first commands to a printer not known yet: nothing in them opens a drawer in the other language. Switches automatic status on. */
  greet(profile: PrinterProfile): B;
  /** A known state, whatever it was told before; every document begins with it. */
  initialise(profile: PrinterProfile): B;
  /** NULs, which end a command that was cut off in the middle. */
  flush(bytes: number): B;
  /** Questions answered at once, offline or not; `answers` is what each answer, in order, will be about. Without `about`: everything. */
  ask(about?: "drawer"): { bytes: B; answers: readonly number[] };
  /** How this profile proves that data was printed; `sync` is the fence of the greeting, which must be one nothing but this printer would answer. */
  fenceKind(profile: PrinterProfile, use: "print" | "sync"): FenceKind;
  /** The fence with this serial number. */
  fence(kind: FenceKind, serial: number): { fence: Token; bytes: B };
  /** A pulse in its place among the data. */
  kick(pin: DrawerPin): B;
  /** A pulse at once, though the printer stands still. */
  kickAtOnce(pin: DrawerPin): B;
  /** A laid line in style `to`, when the style before it was `from`. */
  line(from: Style, to: Style, laid: Laid): B;
  feed(lines: number): B;
  cut(profile: PrinterProfile): B;
  /** From style `from`; leaves the printer centred and otherwise plain. */
  qr(from: Style, data: string, cell: number): B;
  /** A picture in commands of at most 1 KB; undefined when it cannot be sent without a real-time command in its bytes. Left aligned, plain. */
  picture(from: Style, picture: Picture, profile: PrinterProfile): readonly B[] | undefined;
  /** Prints what is stored in the printer under this key code; undefined where it can store nothing. */
  stored(from: Style, key: string, profile: PrinterProfile): B | undefined;
  /** Stores a picture in the printer; for a technician, once: the memory wears out. */
  store(key: string, picture: Picture, profile: PrinterProfile): B | undefined;
  parse(carry: Carry, bytes: Uint8Array): { frames: StatusFrame[]; carry: Carry; garbage: number };
  /** What a frame says, if it says how the printer feels; `about` is the question it answers. */
  hear(status: PrinterStatus, frame: StatusFrame, about: number | undefined): PrinterStatus;
  /** Whether a frame shows that the printer was switched off and on since the `sent`th fence after its greeting. */
  isRestart(frame: StatusFrame, sent: number): boolean;
  /** Throws unless `bytes` is whole commands of this language, at the last moment before the port. */
  check(bytes: CommandBytes): void;
};
