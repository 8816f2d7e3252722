import type { House } from "#ipc/contract.ts";
import type {
  Baud,
  Bindable,
  FromTechnician,
  HealthReport,
  PortCandidate,
  TechnicianAnswer,
  ToTechnician,
} from "#ipc/technician.ts";
import { createStore } from "zustand/vanilla";
import { type Link, awaitLink } from "../link.ts";
import type { Answered, Place } from "./place.ts";

/** How often the devices are looked at while somebody looks (ms). */
const lookEveryMs = 1_000;
/** What was last heard is no longer how it stands (ms). */
const staleMs = 3_500;

/** All that the technician's window knows. Nothing of it outlives the window. */
export type Visit = {
  readonly house: House | null;
  readonly reg: string | null;
  readonly mode: "rig" | "test" | "live";
  readonly signed: { readonly op: string; readonly name: string } | null;
  readonly health: HealthReport | null;
  /** `register` has not said how the devices are for too long: what stands there is old. */
  readonly isStale: boolean;
  readonly place: Place;
  /** The serial ports of this machine and the speed of the present one, once they were looked for. */
  readonly ports: { readonly list: readonly PortCandidate[]; readonly baud: Baud | null } | null;
  /** What is being tried now, and what came of the last one, each where it was asked. */
  readonly busy: Answered["act"] | null;
  readonly answered: Answered | null;
};

export const visit = createStore<Visit>(() => ({
  house: null,
  reg: null,
  mode: "live",
  signed: null,
  health: null,
  isStale: false,
  place: { device: "printer", step: "look" },
  ports: null,
  busy: null,
  answered: null,
}));

type WithoutId<Message> = Message extends unknown ? Omit<Message, "id"> : never;
export type Ask = WithoutId<FromTechnician>;

const gone: TechnicianAnswer = { kind: "failed", code: "REGISTER" };
const asked = new Map<number, (answer: TechnicianAnswer) => void>();
let link: Link<FromTechnician> | null = null;
let lastId = 0;
let heardMs = 0;

/** Asks `register`. Without it, or when it restarts meanwhile, the answer is that it is gone. */
export function ask(message: Ask): Promise<TechnicianAnswer> {
  const to = link;
  if (to === null) return Promise.resolve(gone);
  const id = ++lastId;
  const { promise, resolve } = Promise.withResolvers<TechnicianAnswer>();
  asked.set(id, resolve);
  to.post({ ...message, id });
  return promise;
}

function hear(message: ToTechnician): void {
  if (message.kind === "hello") {
    visit.setState({ reg: message.reg, mode: message.mode });
    return;
  }
  const answer: TechnicianAnswer = message.kind === "answer" ? message.answer : { kind: "refused", code: "malformed" };
  if (answer.kind === "refused" && answer.code === "signed-off") visit.setState({ signed: null, health: null });
  asked.get(message.id)?.(answer);
  asked.delete(message.id);
}

async function look(): Promise<void> {
  if (visit.getState().signed === null) return;
  const answer = await ask({ kind: "look" });
  if (answer.kind !== "health") return;
  heardMs = performance.now();
  visit.setState({ health: answer.health, isStale: false });
}

/** Starts listening for `register`, and looks at the devices each second while somebody is signed on. Called once. */
export function connectVisit(): void {
  awaitLink<FromTechnician, ToTechnician>({
    onLink: (next) => {
      link = next;
      for (const end of asked.values()) end(gone);
      asked.clear();
      // A new `register` knows of no visit: the PIN is asked for again.
      visit.setState({ signed: null, health: null, busy: null });
    },
    onMessage: hear,
    onHouse: (house) => visit.setState({ house }),
  });
  setInterval(() => {
    void look();
    const { health } = visit.getState();
    if (health !== null && performance.now() - heardMs > staleMs) visit.setState({ isStale: true });
  }, lookEveryMs);
}

/** Signs on; the answer says why not. */
export async function signVisit(op: string, pin: string): Promise<TechnicianAnswer> {
  visit.setState({ busy: "sign" });
  const answer = await ask({ kind: "sign", op, pin });
  visit.setState({ busy: null });
  if (answer.kind === "signed") {
    heardMs = performance.now();
    visit.setState({ signed: { op: answer.op, name: answer.name }, answered: null });
    void look();
  }
  return answer;
}

/** Does one thing and keeps what came of it where it was asked. One at a time. */
export async function attempt(act: Answered["act"], message: Ask): Promise<TechnicianAnswer> {
  if (visit.getState().busy !== null) return { kind: "refused", code: "busy" };
  const { device } = visit.getState().place;
  visit.setState({ busy: act, answered: null });
  const answer = await ask(message);
  visit.setState({ busy: null, answered: { device, act, answer } });
  void look();
  return answer;
}

/** Goes to another place of the page; what was said elsewhere is gone. */
export function goTo(place: Place): void {
  visit.setState({ place, answered: null });
}

/** Goes to where a device is bound anew, and looks for ports. */
export async function lookForPorts(device: Bindable): Promise<void> {
  goTo({ device, step: "bind" });
  visit.setState({ ports: null });
  const answer = await attempt("ports", { kind: "list-ports", device });
  if (answer.kind === "ports") visit.setState({ ports: { list: answer.ports, baud: answer.baud } });
}
