import type { OpenedBy } from "./entry.ts";

/** What the drawer does, what ails a device, and what a technician does at the devices page. */
export type DeviceCommand =
  /** A technician opens the drawer from the devices page. */
  | { readonly kind: "service-kick"; readonly op?: string }
  /** Seen open without a kick. `after`: seq of the entry whose kick had come to nothing. */
  | { readonly kind: "drawer-opened"; readonly by: "key" | "unseen" | "start"; readonly after?: number }
  | { readonly kind: "drawer-left-open"; readonly by: OpenedBy; readonly openMs: number }
  /** The kick of entry `of`: not given, of unknown outcome, or given and not seen to open anything. */
  | { readonly kind: "kick-failed"; readonly of: number; readonly code: string }
  | { readonly kind: "device-fault"; readonly device: string; readonly code: string }
  /** At the technician's window: a supervisor's PIN was looked at; a binding or a polarity was changed. */
  | { readonly kind: "service-sign"; readonly op: string; readonly ok: boolean }
  | { readonly kind: "service-note"; readonly op: string; readonly what: "bind" | "learn"; readonly device: string };
