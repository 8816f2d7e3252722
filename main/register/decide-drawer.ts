import type { Command } from "./command.ts";
import { drawerPolicyOf } from "./drawer-policy.ts";
import type { Fact } from "./entry.ts";
import { instantOf } from "./instant-of.ts";
import { type Stamp, type State, type Verdict, accept, refuse } from "./verdict.ts";

/** What stands in the journal as the reason of a pulse a technician asked for. */
const serviceReason = "機器の点検";

/** The reason and the kick in one commit; the pulse comes after it. */
function openFor({ draft }: State, reason: string, before: readonly Fact[], by: string | null): Verdict {
  const data = { reason, ...(by === null ? {} : { by }) };
  return accept(
    { ...draft, notice: { code: "no-sale", text: reason } },
    {
      facts: [...before, { kind: "no-sale", data }, { kind: "drawer-kick", data: { for: "no-sale" } }],
      jobs: [{ device: "drawer", what: { kind: "kick" } }],
    },
  );
}

/** レジ開け・両替: the drawer without a sale, for one of the reasons in the settings. `by`: the supervisor who let it happen. */
export function openNoSale(state: State, reason: string, by: string | null): Verdict {
  const { draft, book, guard, settings } = state;
  if (guard) return refuse(guard);
  if (book.op === null) return refuse("no-operator");
  if (draft.stage.kind !== "sale" && draft.stage.kind !== "done") return refuse("not-now");
  const asked = drawerPolicyOf(settings).reasons.find((one) => one.reason === reason);
  if (!asked) return refuse("no-sale-reason");
  if (asked.approve && by === null) return refuse("need-supervisor");
  const approval: Fact[] = by === null ? [] : [{ kind: "approval", data: { for: "no-sale", by } }];
  return openFor(state, reason, approval, by);
}

/** A technician's look at the drawer: journalled like any other pulse, and only while nothing is being sold. */
function openForService(state: State, op: string | null): Verdict {
  const { draft, guard } = state;
  if (guard && guard !== "clock" && guard !== "low-disk") return refuse(guard);
  if ((draft.stage.kind !== "sale" && draft.stage.kind !== "done") || draft.lines.length > 0) return refuse("not-now");
  return openFor(state, serviceReason, [], op);
}

/** Nothing of what the drawer does touches the basket or its sentence: the screen has a line of its own for it. */
export function decideDrawer(state: State, command: Command, stamp: Stamp): Verdict | null {
  const { draft } = state;
  switch (command.kind) {
    case "no-sale":
      return openNoSale(state, command.reason, null);
    case "service-kick":
      return openForService(state, command.op ?? null);
    case "drawer-opened": {
      const { by, after } = command;
      const isSurprise = by !== "start" && after === undefined;
      const data = { by, ...(after === undefined ? {} : { after }) };
      return accept(draft, {
        facts: [{ kind: "drawer-opened", data }],
        ...(isSurprise ? { sound: "alarm" as const } : {}),
      });
    }
    case "drawer-left-open": {
      const { by, openMs } = command;
      const since = instantOf(stamp.nowMs - openMs, stamp.offsetMin);
      return accept(draft, {
        facts: [{ kind: "drawer-left-open", data: { by, since, open_ms: openMs } }],
        sound: "alarm",
      });
    }
    case "kick-failed": {
      const { of, code } = command;
      return accept(draft, {
        facts: [{ kind: "device-fault", data: { device: "drawer", code, of } }],
        sound: "error",
      });
    }
    default:
      return null;
  }
}
