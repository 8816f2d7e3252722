import type { Shop } from "#tests/house/open-shop.ts";

/** The death of a register, at its moment or `afterMs` after the start at the latest. */
export type Strike = Disposable & {
  /** Now, if not before. */
  fall(): void;
  hasFallen(): boolean;
};

export function openStrike({ house }: Shop, afterMs: number): Strike {
  let hasFallen = false;
  const fall = (): void => {
    if (hasFallen) return;
    hasFallen = true;
    house.register().child.kill("SIGKILL");
  };
  const timer = setTimeout(fall, afterMs);
  return { fall, hasFallen: () => hasFallen, [Symbol.dispose]: () => clearTimeout(timer) };
}
