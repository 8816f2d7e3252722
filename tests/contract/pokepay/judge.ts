import type { Operation } from "./operations.ts";
import { enums, responses } from "./responses.ts";
import { fits } from "./rules.ts";

/** One call as the simulator took it and answered it. */
export type Exchange = {
  readonly method: string;
  readonly path: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly body: unknown;
};

export function matchPath(operation: Operation, path: string): Readonly<Record<string, string>> | null {
  const wanted = operation.path.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return null;
  const parts = wanted.map((part, at) => ({ part, is: given[at] ?? "" }));
  if (parts.some(({ part, is }) => !part.startsWith(":") && part !== is)) return null;
  return Object.fromEntries(
    parts.flatMap(({ part, is }) => (part.startsWith(":") ? [[part.slice(1), decodeURIComponent(is)]] : [])),
  );
}

/** The most literal path wins: /transactions/requests/… before /transactions/:transaction_id. */
export function findOperation(
  operations: readonly Operation[],
  { method, path }: Pick<Exchange, "method" | "path">,
): Operation | undefined {
  return operations
    .filter((one) => one.method === method && matchPath(one, path) !== null)
    .toSorted((a, b) => a.path.split(":").length - b.path.split(":").length)[0];
}

/** What of a request the documentation does not know, misses or forbids. */
export function judgeRequest(operation: Operation, { path, data }: Pick<Exchange, "path" | "data">): string[] {
  const { name, required, optional, pathRules } = operation;
  const rules = { ...required, ...optional };
  const parts = matchPath(operation, path) ?? {};
  return [
    ...Object.keys(required).flatMap((key) => (Object.hasOwn(data, key) ? [] : [`${name}: ${key} is missing`])),
    ...Object.entries(data).flatMap(([key, value]) => {
      const rule = rules[key];
      if (rule === undefined) return [`${name}: ${key} is not a parameter`];
      return fits(rule, value) ? [] : [`${name}: ${key} does not fit`];
    }),
    ...Object.entries(pathRules).flatMap(([key, rule]) =>
      fits(rule, parts[key]) ? [] : [`${name}: ${key} does not fit`],
    ),
  ];
}

function judgeField(type: string, value: unknown, at: string): string[] {
  if (type.endsWith("?")) return value === null || value === undefined ? [] : judgeField(type.slice(0, -1), value, at);
  if (type.endsWith("[]"))
    return Array.isArray(value)
      ? value.flatMap((one, n) => judgeField(type.slice(0, -2), one, `${at}[${n}]`))
      : [`${at} is no list`];
  if (responses[type] !== undefined) return judgeBody(type, value, at);
  const allowed = enums[type];
  const isFit =
    allowed !== undefined
      ? typeof value === "string" && allowed.includes(value)
      : type === "uuid" || type === "date-time"
        ? fits({ type: "string", format: type }, value)
        : fits({ type: type as "string" | "number" | "boolean" }, value);
  return isFit ? [] : [`${at} is no ${type}`];
}

/** What of an answer is not as published: every field there, none besides, each of its type. */
export function judgeBody(name: string, body: unknown, at = name): string[] {
  const fields = responses[name] ?? {};
  if (typeof body !== "object" || body === null) return [`${at} is no object`];
  const given = body as Readonly<Record<string, unknown>>;
  return [
    ...Object.keys(given).flatMap((key) => (Object.hasOwn(fields, key) ? [] : [`${at}.${key} is not published`])),
    ...Object.entries(fields).flatMap(([key, type]) => judgeField(type, given[key], `${at}.${key}`)),
  ];
}

/** An answer of the simulator: the published object, or a published error with its status. */
export function judgeAnswer({ name, answers, errors }: Operation, { status, body }: Exchange): string[] {
  if (status === 200) return judgeBody(answers, body, name);
  const { type, message } = body as { readonly type?: unknown; readonly message?: unknown };
  if (typeof type !== "string" || typeof message !== "string") return [`${name}: ${status} without type and message`];
  if (!Object.hasOwn(errors, type)) return [`${name}: ${type} is not published`];
  return errors[type] === status ? [] : [`${name}: ${type} comes with ${errors[type]}, not ${status}`];
}

/** Codes named here and there: what is known and not published, published and not known. */
export function judgeCodes(
  known: Readonly<Record<string, string>>,
  operations: readonly Pick<Operation, "errors">[],
  elsewhere: Readonly<Record<string, number>>,
): string[] {
  const published = new Set(operations.flatMap(({ errors }) => Object.keys(errors)));
  return [
    // What is published for other operations only may be named where nothing is concluded from it.
    ...Object.entries(known).flatMap(([code, meaning]) =>
      published.has(code) || (Object.hasOwn(elsewhere, code) && meaning === "unknown")
        ? []
        : [`${code} is not published`],
    ),
    ...[...published].flatMap((code) => (Object.hasOwn(known, code) ? [] : [`${code} is not known to us`])),
  ];
}
