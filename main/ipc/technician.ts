import type { DrawerLesson } from "#register/drawer-lesson.ts";
import * as v from "valibot";

/**
 * What crosses between the technician's window and `register`: a contract of its own. The cashier's port parses none of it, and the
 * technician's none of the cashier's. Until a PIN was right nothing is answered but that it is asked for.
 */
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const op = v.pipe(v.string(), v.regex(/^[0-9]{1,6}$/));
const pin = v.pipe(v.string(), v.regex(/^[0-9]{4,12}$/));
/** An absolute path without surprises. */
const path = v.pipe(v.string(), v.maxLength(256), v.regex(/^\/[\w./:+@,=-]+$/));
const baud = v.picklist([1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200]);
/** Devices whose serial port can be bound anew. */
const bindable = v.picklist(["printer", "scanner", "display"]);

export const fromTechnician = v.variant("kind", [
  v.strictObject({ kind: v.literal("sign"), id: count, op, pin }),
  /** Ends the visit: the next thing asked for is a PIN. */
  v.strictObject({ kind: v.literal("leave"), id: count }),
  v.strictObject({ kind: v.literal("look"), id: count }),
  v.strictObject({
    kind: v.literal("act"),
    id: count,
    act: v.picklist(["print", "open-drawer", "read-card", "read-code", "display"]),
  }),
  /** The guided test of the drawer's switch. */
  v.strictObject({ kind: v.literal("learn"), id: count, step: v.picklist(["begin", "next"]) }),
  v.strictObject({ kind: v.literal("list-ports"), id: count, device: bindable }),
  /** A printer is asked who it is; a display shows its port and a person looks; of scanners the one that hears `code` is the one. */
  v.strictObject({
    kind: v.literal("probe"),
    id: count,
    device: bindable,
    paths: v.pipe(v.array(path), v.minLength(1), v.maxLength(16)),
    baud,
    code: v.optional(v.pipe(v.string(), v.regex(/^[0-9]{8}$/))),
  }),
  v.strictObject({ kind: v.literal("bind"), id: count, device: bindable, path, baud }),
]);
export type FromTechnician = v.InferOutput<typeof fromTechnician>;
export type TechnicianAct = Extract<FromTechnician, { kind: "act" }>["act"];
export type Bindable = v.InferOutput<typeof bindable>;
export type Baud = v.InferOutput<typeof baud>;

/** What passed over a port: `hex` is masked by the driver, `··` for each hidden byte. */
export type FrameReport = {
  readonly at: number;
  readonly way: "in" | "out";
  readonly hex: string;
  readonly bytes: number;
};

/** One device in the words of UnifiedPOS. Times are ms since 1970. */
export type DeviceReport = {
  readonly device: "printer" | "scanner" | "reader" | "display";
  readonly port: string;
  readonly profile?: string;
  readonly frames: readonly FrameReport[];
  readonly state: {
    readonly state: "closed" | "idle" | "busy" | "error";
    readonly power: "unknown" | "online" | "off" | "offline" | "off-or-offline";
    readonly trouble?: string;
    readonly sinceMs: number;
    readonly lastGoodMs?: number;
    readonly counters: { readonly [name: string]: number };
    readonly paper?: string;
    readonly cover?: string;
    readonly drawer?: string;
  };
};

/** How everything stands now. A host that does not answer within a second is `silent`, and its devices are left out. */
export type HealthReport = {
  readonly atMs: number;
  /** Why `register` takes no money, or null. */
  readonly guard: string | null;
  readonly serial: "up" | "silent";
  readonly cards: "up" | "silent";
  readonly devices: readonly DeviceReport[];
  readonly drawerPin: number;
};

export type PortCandidate = {
  readonly path: string;
  /** What the name stands for, e.g. /dev/ttyUSB0. */
  readonly target: string;
  /** Where the name was found: kept over a restart, but for sys. */
  readonly by: "by-id" | "pos" | "beside" | "sys";
  readonly usedBy: Bindable | null;
};

/** What came of an act, with a code the page has words for. */
export type TechnicianAnswer =
  | { readonly kind: "signed"; readonly op: string; readonly name: string }
  /** sign: pin-wrong, locked (amount = seconds), need-supervisor, starting. Anything else: signed-off, or why not. */
  | { readonly kind: "refused"; readonly code: string; readonly amount?: number }
  | { readonly kind: "health"; readonly health: HealthReport }
  | { readonly kind: "done" }
  /** `shown` is masked: its last two characters at most. */
  | { readonly kind: "read"; readonly what: "fcf" | "idm" | "code"; readonly shown: string }
  | { readonly kind: "failed"; readonly code: string }
  /** It may have happened. */
  | { readonly kind: "unknown"; readonly code: string }
  | { readonly kind: "lesson"; readonly lesson: DrawerLesson }
  | { readonly kind: "ports"; readonly ports: readonly PortCandidate[]; readonly baud: Baud | null }
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "left" };

/** Register → technician's window. */
export type ToTechnician =
  /** First word of a port: whose PIN it wants. */
  | { readonly kind: "hello"; readonly reg: string; readonly mode: "rig" | "test" | "live" }
  | { readonly kind: "answer"; readonly id: number; readonly answer: TechnicianAnswer }
  | { readonly kind: "malformed"; readonly id: number };
