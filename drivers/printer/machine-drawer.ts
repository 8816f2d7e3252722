import { settleLevel, settlesAt } from "../drawer/level.ts";
import { ask } from "./machine-link.ts";
import { stoppedBy } from "./status.ts";
import type { PrinterMachine, Turn } from "./turn.ts";

/** GS a n, bit 0: the printer tells a change of pin 3 by itself (Epson ESC/POS, GS a); in Star's ASB it is any (ESC RS a). */
const DRAWER_BIT = 0x01;

/** Switched on, automatic status is said at once: a printer that never said it does not know the command. */
const tells = ({ settings, lastAsb }: PrinterMachine): boolean =>
  (settings.profile.autoStatus & DRAWER_BIT) !== 0 && lastAsb !== undefined;
/** A printer that is only asked says a level twice before it counts: one look may fall into a chatter. */
const bounceMs = (m: PrinterMachine): number =>
  tells(m) ? m.settings.times.bounceMs : m.settings.times.drawerMs + m.settings.times.bounceMs;

/** What a printer said before it fell silent is no news of its drawer. */
const isHeard = ({ link, silent }: PrinterMachine): boolean =>
  (link.kind === "ready" || link.kind === "sync") && silent < 2;

/** The drawer's level, settled; of a printer that does not tell it by itself, it is asked for. */
export function watchDrawer(turn: Turn): void {
  const { m, at } = turn;
  m.drawer = settleLevel(m.drawer, isHeard(m) ? m.status.drawerHigh : undefined, at, bounceMs(m));
  if (tells(m) || at < looksAt(m) || m.asked.length > 0) return;
  const { heartbeatAt } = m;
  m.lookedAt = at;
  ask(turn, m.settings.times.answerMs, "drawer");
  // It asks for the drawer alone: paper and cover keep their own turn.
  m.heartbeatAt = heartbeatAt;
}

/** A printer that stands still is not asked more than it is anyway: some keep even real-time questions in their buffer. */
function looksAt(m: PrinterMachine): number {
  const isWell = m.link.kind === "ready" && m.silent === 0 && stoppedBy(m.status) === undefined;
  return tells(m) || !isWell ? Infinity : m.lookedAt + m.settings.times.drawerMs;
}

/** When `watchDrawer` wants to look again. */
export function wakeDrawer(m: PrinterMachine): number {
  return Math.min(settlesAt(m.drawer, bounceMs(m)), m.asked.length > 0 ? Infinity : looksAt(m));
}
