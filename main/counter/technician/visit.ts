import { checkPin } from "#counter/pin.ts";
import type { SendAnswer } from "#ipc/contract.ts";
import type { TechnicianAnswer } from "#ipc/technician.ts";
import type { Command } from "#register/command.ts";
import { refuseService } from "#register/decide-service.ts";
import { lockMs } from "#register/decide-sign.ts";
import type { State } from "#register/verdict.ts";

/** A visit without a finger on the screen for this long is over (ms). */
const idleMs = 10 * 60_000;

/** The journal cannot take anything now; the technician is the one who may mend that. */
const unwritten = new Set(["storage", "broken-tail"]);

type Tries = { readonly tries: number; readonly untilMs: number };

/**
 * Who is at the technician's window. PINs are counted and locked in the journal, as at sign-on; where that cannot be written, in memory,
 * so that a register out of service can still be looked at and its PINs not be tried for ever.
 */
export function openVisit(o: {
  readonly state: () => State;
  readonly nowMs: () => number;
  readonly take: (command: Command) => SendAnswer;
  readonly pepper: Buffer;
}) {
  let visitor: { readonly op: string; readonly untilMs: number } | null = null;
  let isChecking = false;
  const counted = new Map<string, Tries>();

  function refuseHere(op: string, nowMs: number): TechnicianAnswer | null {
    const leftMs = (counted.get(op)?.untilMs ?? 0) - nowMs;
    return leftMs > 0 ? { kind: "refused", code: "locked", amount: Math.ceil(leftMs / 1000) } : null;
  }

  function countHere(op: string, nowMs: number): void {
    const tries = (counted.get(op)?.tries ?? 0) + 1;
    counted.set(op, { tries, untilMs: nowMs + lockMs(tries) });
  }

  async function sign(op: string, pin: string): Promise<TechnicianAnswer> {
    // One at a time: a hundred asked at once would all be checked before the first is counted.
    if (isChecking) return { kind: "refused", code: "busy" };
    const state = o.state();
    const refused = refuseService(state, op, { nowMs: o.nowMs() });
    if (refused?.kind === "refused") return { ...refused.refusal, kind: "refused" };
    const locked = refuseHere(op, o.nowMs());
    if (locked) return locked;
    const operator = state.settings?.operators.find((one) => one.op === op);
    if (!operator) return { kind: "refused", code: "need-supervisor" };
    isChecking = true;
    const ok = await checkPin(pin, operator.pin, o.pepper).finally(() => (isChecking = false));
    const nowMs = o.nowMs();
    const answer = o.take({ kind: "service-sign", op, ok });
    if (answer.kind === "refused" && !unwritten.has(answer.code)) return answer;
    if (!ok) {
      if (answer.kind === "refused") countHere(op, nowMs);
      return { kind: "refused", code: "pin-wrong" };
    }
    counted.delete(op);
    visitor = { op, untilMs: nowMs + idleMs };
    return { kind: "signed", op, name: operator.name };
  }

  return {
    sign,
    /** Whose visit it is; null = a PIN is wanted. `isFinger`: a person did something, the visit goes on. */
    who(isFinger: boolean): string | null {
      const nowMs = o.nowMs();
      if (visitor && visitor.untilMs < nowMs) visitor = null;
      if (visitor && isFinger) visitor = { ...visitor, untilMs: nowMs + idleMs };
      return visitor?.op ?? null;
    },
    leave(): void {
      visitor = null;
    },
  };
}
