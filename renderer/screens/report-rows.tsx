import type { ReactNode } from "react";
import type { Report } from "#ipc/report.ts";
import { useWords } from "../hooks.ts";
import { formatCount, formatYen } from "../money.ts";
import { Amount } from "../parts/amount.tsx";
import css from "./report.module.css";

type Row = { readonly label: string; readonly more?: string; readonly yen: number | null };

/** Some sums under one heading; `null` = not to be told before the drawer is counted. */
function Rows({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  if (rows.length === 0) return null;
  return (
    <li className={css["rows"]}>
      <p className={css["about"]}>{title}</p>
      {rows.map(({ label, more, yen }) => (
        <p key={label} className={css["row"]}>
          <span className={css["label"]} data-ellipsis>
            {label}
          </span>
          <span className={css["more"]}>{more ?? ""}</span>
          {yen === null ? <span className={css["hidden"]}>—</span> : <Amount yen={yen} className={css["yen"]} />}
        </p>
      ))}
    </li>
  );
}

/** The sums of a day: departments, tenders, operators, tax rates, and what else a supervisor looks for. */
export function ReportRows({ report, isOpen }: { readonly report: Report; readonly isOpen: boolean }): ReactNode {
  const say = useWords();
  const times = (count: number): string => say("report.count.n", { n: formatCount(count) });
  const { taxes, refunds, charges, drawer, gap } = report;
  const others: Row[] = [
    { label: say("report.refunds"), more: times(refunds.count), yen: refunds.total === 0 ? 0 : -refunds.total },
    { label: say("report.charges"), more: times(charges.count), yen: charges.total },
    { label: say("report.rebate"), yen: report.rebate },
    ...(drawer === null ? [] : [{ label: say("report.drawer"), yen: drawer }]),
    ...(gap === null ? [] : [{ label: say("report.gap"), yen: gap }]),
  ];
  return (
    <ul className={css["sums"]} tabIndex={0}>
      <Rows
        title={say("report.classes")}
        rows={report.classes.map(({ name, amount }) => ({ label: name, yen: amount }))}
      />
      <Rows
        title={say("report.tenders")}
        rows={report.tenders.map(({ kind, count, amount }) => ({
          label: say(`report.${kind}`),
          more: times(count),
          yen: amount,
        }))}
      />
      {isOpen && drawer === null && <li className={css["blind"]}>{say("report.blind")}</li>}
      <Rows
        title={say("report.operators")}
        rows={report.operators.map(({ op, name, count, total }) => ({
          label: `${op} ${name}`,
          more: times(count),
          yen: total,
        }))}
      />
      <Rows
        title={say("report.taxes")}
        rows={taxes.map(({ rate, total, tax }) => ({
          label: rate === 0 ? say("report.tax.none") : say("report.tax", { rate }),
          ...(rate === 0 ? {} : { more: say("report.tax.in", { yen: formatYen(tax) }) }),
          yen: total,
        }))}
      />
      <Rows title={say("report.others")} rows={others} />
      <li className={css["row"]}>
        <span className={css["label"]}>{say("report.voids")}</span>
        <span className={css["more"]} />
        <span>{say("report.voids.n", { voids: report.voids, cancelled: report.cancelled })}</span>
      </li>
    </ul>
  );
}
