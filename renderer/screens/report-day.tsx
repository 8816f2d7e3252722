import type { ReactNode } from "react";
import type { Report, ZRow } from "#ipc/report.ts";
import { useDesk, useWords } from "../hooks.ts";
import { formatCount } from "../money.ts";
import { Amount } from "../parts/amount.tsx";
import { hourBars } from "../hour-bars.ts";
import { Bars } from "../parts/bars.tsx";
import { formatDay } from "../parts/top-bar.tsx";
import { Trend } from "../parts/trend.tsx";
import { ReportRows } from "./report-rows.tsx";
import css from "./report.module.css";

function Total({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <p className={css["total"]}>
      <span className={css["about"]}>{label}</span>
      <span className={css["figure"]}>{children}</span>
    </p>
  );
}

/** One day: what was sold in all, when, and against the days before; its sums at the right. */
export function ReportDay(props: {
  readonly report: Report;
  readonly zs: readonly ZRow[];
  readonly isOpen: boolean;
}): ReactNode {
  const { report, zs } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const { sales, customers } = report;
  const points = zs.toReversed().map(({ z, day, total }) => ({ key: z, label: formatDay(day, language), yen: total }));
  const bars = hourBars(report.hours);
  return (
    <>
      <section className={css["look"]}>
        <div className={css["figures"]}>
          <Total label={say("report.sales")}>
            <Amount yen={sales.total} />
          </Total>
          <Total label={say("report.count")}>{say("report.count.n", { n: formatCount(sales.count) })}</Total>
          <Total label={say("report.customers")}>{say("report.customers.n", { n: formatCount(customers) })}</Total>
          <Total label={say("report.average")}>
            <Amount yen={customers === 0 ? 0 : Math.floor(sales.total / customers)} />
          </Total>
        </div>
        <p className={css["about"]}>{say("report.hours")}</p>
        <div className={css["plot"]}>
          {bars.length === 0 ? (
            <p className={css["none"]}>{say("report.none")}</p>
          ) : (
            <Bars bars={bars} title={say("report.hours")} />
          )}
        </div>
        {points.length > 1 && (
          <>
            <p className={css["about"]}>{say("report.trend")}</p>
            <div className={css["trend"]}>
              <Trend points={points} picked={report.z} title={say("report.trend")} />
            </div>
          </>
        )}
      </section>
      <ReportRows report={report} isOpen={props.isOpen} />
    </>
  );
}
