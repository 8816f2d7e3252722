import type { ReactNode } from "react";
import type { InquiryNow } from "#ipc/view.ts";
import { Amount } from "../parts/amount.tsx";
import { words } from "../words/words.ts";
import { Both } from "./both.tsx";
import { Money, Points, Row } from "./panel.tsx";
import css from "./member-inquiry.module.css";

/** So many bookings fit on the smallest window. */
const mostRows = 10;

/** 残高照会: what the wallet holds, and where it went last. */
export function MemberInquiry({ now }: { readonly now: InquiryNow }): ReactNode {
  const { balance, points, debt = 0, meal, latest } = now;
  return (
    <div className={css["inquiry"]}>
      <section className={css["holds"]}>
        <Both word="member.inquiry.balance" />
        <Money yen={balance} />
        <Points word="member.inquiry.points" points={points} />
        {debt > 0 && (
          <>
            <Points word="member.inquiry.debt" points={-debt} />
            <Both word="member.debt.more" size="text" />
          </>
        )}
        {meal !== undefined && <Row word="member.inquiry.meal" yen={meal} />}
        <p className={css["clears"]}>
          <Both word="member.inquiry.clears" size="text" />
        </p>
      </section>
      <section className={css["latest"]}>
        <Both word="member.inquiry.latest" />
        {latest === null && <Both word="member.inquiry.reading" size="text" />}
        {latest?.length === 0 && <Both word="member.inquiry.none" size="text" />}
        {latest !== null && latest.length > 0 && (
          <table className={css["table"]}>
            <tbody>
              {latest.slice(0, mostRows).map((booking, at) => (
                <Booking key={at} booking={booking} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

type Latest = NonNullable<InquiryNow["latest"]>[number];

function Booking({ booking }: { readonly booking: Latest }): ReactNode {
  const { atMs, what, shop, amount } = booking;
  return (
    <tr data-booking={atMs}>
      <td className={css["when"]}>{formatWhen(atMs)}</td>
      <td className={css["what"]}>
        <span lang="ja">{words.ja[`member.inquiry.${what}`]}</span>{" "}
        <span lang="en" className={css["english"]}>
          {words.en[`member.inquiry.${what}`]}
        </span>
        <span className={css["shop"]} data-ellipsis>
          {shop}
        </span>
      </td>
      <td className={css["amount"]}>
        {amount > 0 && "+"}
        <Amount yen={amount} />
      </td>
    </tr>
  );
}

/** 11/22 12:05, in the time of the shop. */
function formatWhen(atMs: number): string {
  const at = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${at.getMonth() + 1}/${at.getDate()} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
