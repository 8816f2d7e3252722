type Detail = { readonly [key: string]: string | number };
export type Logger = Record<"info" | "error", (detail: Detail, event: string) => void>;

/** JSON lines on standard output by pino, loaded with the first of them: a start has nothing to say and need not wait for it. */
export function openLogger(name: string): Logger {
  const opening = (): Promise<Logger> => (opened ??= import("pino").then(({ pino }) => pino({ name, base: { name } })));
  let opened: Promise<Logger> | null = null;
  const say = (level: keyof Logger) => (detail: Detail, event: string) =>
    void opening().then((logger) => logger[level](detail, event));
  return { info: say("info"), error: say("error") };
}
