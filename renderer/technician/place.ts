import type { Bindable, TechnicianAnswer } from "#ipc/technician.ts";

/** What a technician sees as one device; the drawer hangs on the printer. */
export const technicianDevices = ["printer", "drawer", "scanner", "reader", "display"] as const;
export type TechnicianDevice = (typeof technicianDevices)[number];

/** Where on the page: a device, looked at, bound anew, or its switch learned. */
export type Place =
  | { readonly device: TechnicianDevice; readonly step: "look" }
  | { readonly device: Bindable; readonly step: "bind" }
  | { readonly device: "drawer"; readonly step: "learn" };

/** Whether it hangs on a serial port of its own. */
export function isBindable(device: TechnicianDevice): device is Bindable {
  return device === "printer" || device === "scanner" || device === "display";
}

export type Answered = {
  readonly device: TechnicianDevice;
  readonly act:
    | "sign"
    | "print"
    | "open-drawer"
    | "read-card"
    | "read-code"
    | "display"
    | "learn"
    | "ports"
    | "probe"
    | "bind";
  readonly answer: TechnicianAnswer;
};
