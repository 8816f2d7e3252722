import * as v from "valibot";
import type { Answer } from "../answer.ts";
import type { Ask, Asked, HeadquartersCode } from "./ask.ts";

export type Told<T> = Promise<Answer<T, HeadquartersCode>>;
/** What a desk needs: how to ask, and the path of this register (`/v1/registers/{reg}`). */
export type Desk = { readonly ask: Ask; readonly own: string };

/** An answer as its schema has it; anything else is `bad-answer`, and not acted on. */
export function read<T>(asked: Asked, schema: v.GenericSchema<unknown, T>): Answer<T, HeadquartersCode> {
  if (asked.kind !== "answer") return asked;
  const parsed = v.safeParse(schema, asked.body);
  return asked.status === 200 && parsed.success
    ? { kind: "answer", value: parsed.output }
    : { kind: "refused", code: "bad-answer" };
}

/** An answer is believed only if it is one to what was asked. */
export function believe<T>(
  answer: Answer<T, HeadquartersCode>,
  fits: (value: T) => boolean,
): Answer<T, HeadquartersCode> {
  return answer.kind === "answer" && !fits(answer.value) ? { kind: "refused", code: "bad-answer" } : answer;
}

/** Headquarters may hold what was asked for although we did not get it: it has to be looked up, or released. */
export function mayHold(answer: Answer<unknown, HeadquartersCode>): boolean {
  return answer.kind === "away" || (answer.kind === "refused" && answer.code === "bad-answer");
}

/** A look-up by key: `not-found` is an answer here. */
export function orNull<T>(answer: Answer<T, HeadquartersCode>): Answer<T | null, HeadquartersCode> {
  return answer.kind === "refused" && answer.code === "not-found" ? { kind: "answer", value: null } : answer;
}
