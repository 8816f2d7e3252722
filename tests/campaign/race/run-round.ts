import { setTimeout as wait } from "node:timers/promises";
import { isReady, type Shop } from "#tests/house/open-shop.ts";
import { readBooks, readHead } from "../kill/read-books.ts";
import type { Random } from "../power-cut/random.ts";
import { type Begin, type Contest, draw, type Round } from "./contest.ts";
import type { Funds } from "./funds.ts";
import { judge } from "./judge.ts";
import { meet } from "./meet.ts";
import type { Pair } from "./open-pair.ts";
import { serve } from "./serve.ts";
import { openStrike } from "./strike.ts";

export type Done = {
  readonly losses: readonly string[];
  readonly deaths: number;
  readonly isContested: boolean;
  /** A register did not know at first what had become of its money. */
  readonly isUnsure: boolean;
  readonly plan: string;
};

/** The first of two waits so long for the other: well within what a call may take (10 s at the pair's time scale). */
const meetMs = 800;
const mostOffsetMs = 60;
const mostStrikeMs = 900;
const readyMs = 60_000;

/** Members with a meal plan, a card and an open account. */
function membersOf({ rig }: Shop) {
  return rig.servers.members.filter(
    ({ meal, link, status, denied }) => meal && link === "fcf" && status === "active" && !denied,
  );
}

/** How this round goes: whether the two meet at the server, how far apart they start, and who is killed when. */
function drawPlan(random: Random, { isKilled, isClose }: { readonly isKilled: boolean; readonly isClose: boolean }) {
  const isMet = isClose || random() < 0.7;
  const offsets = [0, isMet ? 0 : draw(random, 0, mostOffsetMs)];
  if (random() < 0.5) offsets.reverse();
  // At the moment when both requests are at the server, or at any.
  const isMark = isMet && random() < 0.5;
  const kill = isKilled
    ? { till: draw(random, 0, 1), isMark, afterMs: isMark ? mostStrikeMs : Math.floor(random() ** 2 * mostStrikeMs) }
    : null;
  return { isMet, offsets, kill };
}

function describe({ meeting }: Contest, { isMet, offsets, kill }: ReturnType<typeof drawPlan>): string {
  const how = isMet ? `met ${meeting.at} ${meeting.ops.join("/")}` : `${offsets.join(" and ")} ms`;
  if (kill === null) return how;
  return `${how}, R${kill.till + 1} killed ${kill.isMark ? "when they met" : `after ${kill.afterMs} ms`}`;
}

/** One race on a pair that is at rest, until it is again; and what does not agree afterwards. */
export async function runRound(
  { tills }: Pair,
  begin: Begin,
  o: { readonly funds: Funds; readonly random: Random; readonly isKilled: boolean; readonly isClose: boolean },
): Promise<Done> {
  const { funds, random } = o;
  const [first] = tills;
  for (const { window } of tills) await window.see(isReady, "ready", readyMs);
  const members = membersOf(first);
  const member = members[draw(random, 0, members.length - 1)];
  if (member === undefined) throw new Error("no member with a meal plan");
  const before = tills.map(({ rig }) => readHead(rig.data).seq);
  const entries = () => tills.flatMap(({ rig }, at) => readBooks(rig.data, before[at]).entries);
  const round: Round = { tills, member, random, fund: funds.fund, entries };
  const contest = await begin(round);
  const plan = drawPlan(random, o);
  const { isMet, offsets, kill } = plan;
  const server = first.rig.servers[contest.server];
  const called = server.calls().length;
  const victim = kill === null ? undefined : tills[kill.till];
  using strike = victim === undefined || kill === null ? null : openStrike(victim, kill.afterMs);
  const met = (): void => {
    if (kill?.isMark) strike?.fall();
  };
  const undo = isMet ? server.behave(meet(contest.meeting, meetMs, met)) : () => undefined;
  const fired = contest.errands.map(async ({ fire }, at) => {
    // One that is killed meanwhile answers nobody.
    const gone = tills[at]?.house.register().exited;
    await wait(offsets[at]);
    await Promise.race([fire(), gone]);
  });
  const served = await serve(round, contest, { fired: Promise.all(fired), strike });
  undo();
  const ops = server.calls().slice(called);
  const told = entries();
  const screens = tills.map(({ rig, window }) => {
    const { screen, pending, notice } = window.view();
    return { reg: rig.reg, screen, pending, notice };
  });
  return {
    losses: served.isAtRest
      ? [...contest.judge(told), ...(await judge(tills, funds.moved()))]
      : [`not at rest: ${JSON.stringify(screens)}`],
    deaths: served.deaths,
    isContested: contest.isContested(
      told,
      ops.map(({ op }) => op),
    ),
    isUnsure: told.some(({ kind }) => kind === "pay-unknown" || kind === "charge-unknown"),
    plan: `${member.member}, ${describe(contest, plan)}`,
  };
}
