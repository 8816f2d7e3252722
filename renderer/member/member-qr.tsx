import { type ReactNode, useMemo } from "react";
import type { CustomerView } from "#ipc/view.ts";
import { countDown } from "../count-down.ts";
import { Amount } from "../parts/amount.tsx";
import { useNow } from "../use-now.ts";
import { Both } from "./both.tsx";
import { drawQr, quietZone } from "./draw-qr.ts";
import { Head, Panel } from "./panel.tsx";
import css from "./member-qr.module.css";

/** A code for the member's own app: as large as the window is high, with the amount it takes and how long it holds. */
export function MemberQr({ now }: { readonly now: Extract<CustomerView["now"], { kind: "qr" }> }): ReactNode {
  const { url, amount, expiresAtMs } = now;
  const nowMs = useNow(250);
  const { size, path } = useMemo(() => drawQr(url), [url]);
  if (nowMs >= expiresAtMs) {
    return (
      <Panel tone="look">
        <Head tone="look" word="member.qr.over" />
        <Both word="member.qr.over.more" />
      </Panel>
    );
  }
  const side = size + 2 * quietZone;
  return (
    <div className={css["qr"]}>
      <svg
        role="img"
        aria-label="QR"
        className={css["symbol"]}
        viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <section className={css["said"]}>
        <Amount yen={amount} className={css["money"]} />
        <Both word="member.qr" size="huge" />
        <Both word="member.qr.how" size="text" />
        <p className={css["left"]}>
          <Both word="member.qr.left" size="text" />
          <span className={css["clock"]}>{countDown(expiresAtMs, nowMs)}</span>
        </p>
      </section>
    </div>
  );
}
