import type { Turn, Why } from "./turn.ts";

/** Asks now, or after the questions that were there first. */
export function ask(turn: Turn, why: Why, words: string): void {
  const { m, at } = turn;
  if (m.question) {
    m.waiting = [...m.waiting, { why, words }];
    return;
  }
  m.n += 1;
  m.question = { n: m.n, by: at + m.times.answerMs, why };
  turn.effects.push({ kind: "write", text: `${m.n} ${words}` });
}

/** The answer has come: the next question may go. */
export function askNext(turn: Turn): void {
  const { m } = turn;
  m.question = undefined;
  const [next, ...rest] = m.waiting;
  if (!next) return;
  m.waiting = rest;
  ask(turn, next.why, next.words);
}
