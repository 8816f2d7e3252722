import { setTimeout as wait } from "node:timers/promises";
import type { FromTechnician, TechnicianAnswer, ToTechnician } from "#ipc/technician.ts";
import type { House } from "./open-house.ts";

type WithoutId<Message> = Message extends unknown ? Omit<Message, "id"> : never;

/** The technician's window without a screen, linked as main would link it. */
export type TestTechnician = {
  ask(message: WithoutId<FromTechnician>): Promise<TechnicianAnswer>;
  /** Sends anything at all on its port; the answer is heard under `id`. */
  say(message: { readonly id: number }): Promise<unknown>;
  /** All that ever came to this window, as one text. */
  heard(): string;
};

/** A hand that lays a card down again: lifted for less than 300 ms it would not have been away. */
const againMs = 500;

/** Does it again until `asked` is answered: a person whose first try came before the trial began does the same. */
export async function until<T>(asked: Promise<T>, again: () => Promise<unknown>): Promise<T> {
  let isOver = false;
  const over = asked.finally(() => (isOver = true));
  while (!isOver) await Promise.race([over, again().then(() => wait(againMs))]);
  return over;
}

export async function openTechnician(house: House): Promise<TestTechnician> {
  const register = house.register();
  const waiting = new Map<number, (message: ToTechnician) => void>();
  const heard: string[] = [];
  let last = 0;
  const hello = Promise.withResolvers<void>();
  register.onLink("technician", (raw) => {
    const message = raw as ToTechnician;
    heard.push(JSON.stringify(message));
    if (message.kind === "hello") hello.resolve();
    else waiting.get(message.id)?.(message);
  });
  register.send({ kind: "link", name: "technician" });
  await hello.promise;
  function say(message: { readonly id: number }): Promise<ToTechnician> {
    const { promise, resolve } = Promise.withResolvers<ToTechnician>();
    waiting.set(message.id, resolve);
    register.send({ on: "technician", message });
    return promise;
  }
  return {
    say,
    async ask(message) {
      const told = await say({ ...message, id: (last += 1) });
      if (told.kind !== "answer") throw new Error(`no answer but ${told.kind}`);
      return told.answer;
    },
    heard: () => heard.join("\n"),
  };
}
