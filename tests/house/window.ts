import type { Answers, Query, SendAnswer, ToWindow } from "#ipc/contract.ts";
import type { View } from "#ipc/view.ts";
import type { ScreenCommand } from "#register/command.ts";

/** A cashier's window without a screen: keeps the last View, sends Commands, answers `seen` as a painting window would. */
export type TestWindow = {
  view(): View;
  send(command: ScreenCommand): Promise<SendAnswer>;
  ask<K extends Query["kind"]>(query: Query & { kind: K }): Promise<Answers[K]>;
  /** The first View (the present one included) for which `is` holds. */
  see(is: (view: View) => boolean, what?: string, withinMs?: number): Promise<View>;
  post: (message: unknown) => void;
  hear(message: unknown): void;
  /** A new port: the old boot's answers no longer come. */
  reset(): void;
};

export function openWindow(): TestWindow {
  let last: View | null = null;
  let id = 0;
  const answers = new Map<number, (answer: unknown) => void>();
  const waiting = new Set<() => void>();
  const window: TestWindow = {
    view() {
      if (!last) throw new Error("no View yet");
      return last;
    },
    post: () => {},
    async send(command) {
      const { boot, gate } = window.view();
      const at = (id += 1);
      const answer = new Promise<SendAnswer>((resolve) => answers.set(at, (told) => resolve(told as SendAnswer)));
      window.post({ kind: "send", id: at, boot, gate, command });
      return answer;
    },
    async ask(query) {
      const at = (id += 1);
      const rows = new Promise((resolve) => answers.set(at, resolve));
      window.post({ kind: "ask", id: at, query });
      return (await rows) as never;
    },
    see(is, what = String(is), withinMs = 30_000) {
      return new Promise<View>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          const { screen, notice, guard } = last ?? {};
          reject(
            new Error(`not seen within ${withinMs} ms: ${what}; last ${JSON.stringify({ screen, notice, guard })}`),
          );
        }, withinMs);
        const look = (): void => {
          if (!last || !is(last)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(last);
        };
        waiting.add(look);
        look();
      });
    },
    hear(raw) {
      const message = raw as ToWindow;
      if (message.kind === "view") {
        last = message.view;
        window.post({ kind: "seen", rev: message.view.rev });
        for (const look of waiting) look();
      } else if (message.kind === "answer") answers.get(message.id)?.(message.answer);
      else if (message.kind === "rows") answers.get(message.id)?.(message.rows);
    },
    reset: () => void (last = null),
  };
  return window;
}
