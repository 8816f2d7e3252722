import type { CardAnswer } from "./card-port.ts";

/** The answer, or what the signal says, whichever comes first. The command itself cannot be called back; its late answer is dropped. */
export async function answerOrSignal<A>(answer: Promise<A>, signal: AbortSignal): Promise<A | CardAnswer> {
  const cut = Promise.withResolvers<CardAnswer>();
  const give = () => {
    const isLate = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
    cut.resolve({ kind: "trouble", code: isLate ? "TIMEOUT" : "CANCELED" });
  };
  if (signal.aborted) give();
  signal.addEventListener("abort", give, { once: true });
  const first = await Promise.race([cut.promise, answer]);
  signal.removeEventListener("abort", give);
  return first;
}
