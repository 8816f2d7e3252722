import type { DeviceHealth, Trial, TrialOutcome } from "#devices/protocol.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import {
  type FromTechnician,
  fromTechnician,
  type HealthReport,
  type TechnicianAct,
  type TechnicianAnswer,
  type ToTechnician,
} from "#ipc/technician.ts";
import type { Link } from "#main/link.ts";
import type { Command } from "#register/command.ts";
import type { State } from "#register/verdict.ts";
import * as v from "valibot";
import type { HostDesk } from "./host-desk.ts";
import { openPortDesk } from "./ports.ts";
import { openVisit } from "./visit.ts";

type Options = {
  readonly state: () => State;
  readonly take: (command: Command) => SendAnswer;
  readonly pepper: Buffer;
  readonly nowMs: () => number;
  readonly hosts: HostDesk;
  /** The configuration file. */
  readonly file: string;
  readonly drawerPin: number;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
};

const trials = {
  print: ["devices-serial", { device: "printer", act: "print" }],
  display: ["devices-serial", { device: "display", act: "show" }],
  "read-code": ["devices-serial", { device: "scanner", act: "read" }],
  "read-card": ["devices-card", { device: "reader", act: "read" }],
} as const satisfies { readonly [act in Exclude<TechnicianAct, "open-drawer">]: readonly [string, Trial] };

function answerOf(outcome: TrialOutcome | { readonly kind: "silent" }): TechnicianAnswer {
  if (outcome.kind === "silent") return { kind: "failed", code: "HOST" };
  return outcome.kind === "found" ? { kind: "done" } : outcome;
}

/** The technician's window: nothing is shown and nothing is done before a supervisor's PIN was right, and what is done is journalled. */
export function openTechnicianDoor(o: Options) {
  const visit = openVisit(o);
  const ports = openPortDesk({ ...o, log: (detail) => o.log("bind", { detail }) });
  let current: Link | null = null;

  async function look(): Promise<TechnicianAnswer> {
    const [serial, cards] = await Promise.all([o.hosts.look("devices-serial"), o.hosts.look("devices-card")]);
    const health: HealthReport = {
      atMs: o.nowMs(),
      guard: o.state().guard,
      serial: serial ? "up" : "silent",
      cards: cards ? "up" : "silent",
      devices: [...(serial ?? []), ...(cards ?? [])] satisfies readonly DeviceHealth[],
      drawerPin: o.drawerPin,
    };
    return { kind: "health", health };
  }

  async function act(what: TechnicianAct, op: string): Promise<TechnicianAnswer> {
    if (what === "open-drawer") return drawer(op);
    const { stage } = o.state().draft;
    // A member stands there with the card in hand: it pays, and nothing else.
    if (what === "read-card" && stage.kind === "card") return { kind: "refused", code: "sale-waits" };
    const [host, trial] = trials[what];
    return answerOf(await o.hosts.attempt(host, trial));
  }

  function drawer(op: string): TechnicianAnswer {
    const answer = o.take({ kind: "service-kick", op });
    return answer.kind === "taken"
      ? { kind: "done" }
      : { kind: "refused", code: "code" in answer ? answer.code : "stale" };
  }

  async function learn(step: "begin" | "next", op: string): Promise<TechnicianAnswer> {
    const answer = answerOf(await o.hosts.attempt("devices-serial", { device: "printer", act: "learn", step }));
    if (answer.kind === "lesson" && answer.lesson.step === "learned")
      o.take({ kind: "service-note", op, what: "learn", device: "drawer" });
    return answer;
  }

  async function answer(message: FromTechnician): Promise<TechnicianAnswer> {
    if (message.kind === "sign") return visit.sign(message.op, message.pin);
    const op = visit.who(message.kind !== "look");
    if (op === null) return { kind: "refused", code: "signed-off" };
    switch (message.kind) {
      case "leave":
        visit.leave();
        return { kind: "left" };
      case "look":
        return look();
      case "act":
        return act(message.act, op);
      case "learn":
        return learn(message.step, op);
      case "list-ports":
        return ports.list(message.device);
      case "probe":
        return ports.probe(message);
      case "bind": {
        const bound = ports.bind(message);
        if (bound.kind === "done") o.take({ kind: "service-note", op, what: "bind", device: message.device });
        return bound;
      }
    }
  }

  async function reply(link: Link, message: FromTechnician): Promise<void> {
    const told = await answer(message);
    // A window that was closed and opened again meanwhile is another visit.
    if (current === link) link.post({ kind: "answer", id: message.id, answer: told } satisfies ToTechnician);
  }

  function hear(link: Link, raw: unknown): void {
    const parsed = v.safeParse(fromTechnician, raw);
    if (!parsed.success) {
      o.log("malformed", { role: "technician" });
      const id = typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "number" ? raw.id : 0;
      return link.post({ kind: "malformed", id } satisfies ToTechnician);
    }
    void reply(link, parsed.output);
  }

  return {
    /** A new window, or the old one loaded anew: the visit before is over. */
    link(link: Link): void {
      current?.close();
      current = link;
      visit.leave();
      link.listen((raw) => hear(link, raw));
      const { reg, mode } = o.state();
      link.post({ kind: "hello", reg, mode } satisfies ToTechnician);
    },
  };
}
