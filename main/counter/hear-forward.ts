import type { ForwardEvent } from "#upstream/forward.ts";
import type { Counter } from "./counter.ts";
import type { Live } from "./live.ts";
import type { openRestoredWatch } from "./restored-watch.ts";

/** What forwarding says: how the road stands, what headquarters countersigned, and that its book and ours part ways. */
export function hearForward(o: {
  readonly live: Live;
  readonly counter: Counter;
  readonly restored: ReturnType<typeof openRestoredWatch>;
  readonly changed: () => void;
  readonly log: (event: string, detail: { readonly [key: string]: string | number }) => void;
}) {
  const { live, counter, restored } = o;
  return (event: ForwardEvent): void => {
    switch (event.kind) {
      case "state":
        live.headquarters = event.state;
        if (event.state.kind === "up") restored.clear();
        if (event.state.kind === "up" && live.guard === "restored") counter.setGuard(null);
        return o.changed();
      case "acknowledged":
        return void counter.take({ ...event, kind: "anchor" });
      case "fork":
        return void counter.take({ ...event, kind: "fork" });
      case "restored":
        o.log("restored", { epoch: event.epoch, seq: event.seq });
        restored.note(event.seq, event.hash);
        return counter.setGuard("restored");
    }
  };
}
