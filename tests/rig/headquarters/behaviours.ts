import { aim, type Aim, type Behaviour } from "../behaviour.ts";
import type { SignedSettings } from "./publish.ts";

export { answerLost } from "../behaviour.ts";

function alter(
  name: string,
  op: string,
  change: (body: Readonly<Record<string, unknown>>) => unknown,
  at: Aim,
): Behaviour {
  const { hit, spent } = aim({ ...at, op });
  return {
    name,
    spent,
    after: (call, reply) =>
      reply.status === 200 && hit(call)
        ? { kind: "answer", reply: { status: 200, body: change(reply.body as Readonly<Record<string, unknown>>) } }
        : undefined,
  };
}

const spoil = (sig: unknown): string => `${String(sig).slice(0, -2)}${String(sig).endsWith("00") ? "01" : "00"}`;

/** Settings whose signature does not hold. */
export const settingsForged = (at: Aim = {}): Behaviour =>
  alter("settings-forged", "readSettings", (body) => ({ ...body, sig: spoil(body["sig"]) }), at);

/** A countersigned head whose signature does not hold. */
export const anchorForged = (at: Aim = {}): Behaviour =>
  alter("anchor-forged", "forwardEntries", (body) => ({ ...body, sig: spoil(body["sig"]) }), at);

/** An older signed settings body is sent again: the register must keep the newer one. */
export const settingsReplayed = (old: SignedSettings, at: Aim = {}): Behaviour =>
  alter("settings-replayed", "readSettings", () => old, at);
