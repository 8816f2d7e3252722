import type { Shop } from "#tests/house/open-shop.ts";

export type Funds = {
  /** Puts money into a wallet, or takes it, from outside, yen. */
  fund(wallet: string, money: number, points?: number): void;
  /** What all wallets hold more than was put into them, yen. */
  moved(): number;
};

/** Everybody's wallets, and what came into them from outside. */
export function openFunds({ rig }: Shop): Funds {
  const { pokepay } = rig.servers;
  const held = (): number =>
    pokepay
      .accounts()
      .filter(({ merchant }) => !merchant)
      .reduce((so, { moneyBalance, pointBalance, pointDebt = 0 }) => so + moneyBalance + pointBalance - pointDebt, 0);
  let put = held();
  return {
    fund(wallet, money, points = 0) {
      const before = held();
      pokepay.setBalance(wallet, { money, points });
      put += held() - before;
    },
    moved: () => held() - put,
  };
}
