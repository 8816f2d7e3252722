import type { Member } from "#rig/headquarters/seed.ts";
import type { Shop } from "#tests/house/open-shop.ts";
import { ofKind } from "#tests/campaign/of-kind.ts";
import { type Begin, clear, draw, type Errand, isOf, must, type Round } from "./contest.ts";
import { type Means, openHand } from "./open-hand.ts";

/** Most a wallet of the rig may hold, and what is charged, yen. */
const ceiling = 50_000;
const yen = 1000;

function openCharging(round: Round, till: Shop, member: Member, means: Means) {
  const { window } = till;
  const show = openHand(till, member, means);
  let isFull = false;
  const isServed = (): boolean => {
    const mine = round.entries().filter(isOf(till));
    return isFull || ofKind(mine, "charge-posted").length + ofKind(mine, "charge-cash-returned").length > 0;
  };
  const errand: Errand = {
    fire: () => window.send({ kind: "charge-cash", amount: yen, given: 2 * yen }),
    async act({ screen }, say) {
      if (screen.kind === "sale" && !isServed()) await say({ kind: "charge" });
      if (screen.kind === "card") await show();
      if (screen.kind === "charge-return") await say({ kind: "charge-returned" });
      if (screen.kind !== "charge") return;
      // Killed before it was taken: by now the other may have filled the wallet.
      isFull = screen.most < yen;
      await say(isFull ? { kind: "back" } : { kind: "charge-cash", amount: yen, given: 2 * yen });
    },
  };
  return { errand, show, isServed };
}

/** One wallet is charged at both, and has room for one of them. */
export const beginCeiling: Begin = async (round) => {
  const { tills, member, random, fund } = round;
  const held = ceiling - yen - draw(random, 0, yen - 1);
  fund(member.wallet, held);
  const means: Means = random() < 0.5 ? "card" : "barcode";
  const hands = [openCharging(round, tills[0], member, "card"), openCharging(round, tills[1], member, means)] as const;
  for (const [at, till] of tills.entries()) {
    await clear(till);
    await must(till, { kind: "charge" });
    await till.window.see(({ screen }) => screen.kind === "card", "card prompt");
    // A card that slipped off too soon is laid down again.
    const hasRoom = () =>
      till.window.see(({ screen }) => screen.kind === "charge" && screen.most === yen, "room for one", 8_000);
    await hands[at]?.show();
    await hasRoom().catch(async () => {
      await hands[at]?.show();
      await hasRoom();
    });
  }
  return {
    errands: [hands[0].errand, hands[1].errand],
    server: "pokepay",
    meeting: { ops: ["topup", "cpm"], at: "before" },
    isServed: () => hands.every((one) => one.isServed()),
    isContested: (entries) => ofKind(entries, "charge-rejected").length > 0,
    judge(entries) {
      const posted = ofKind(entries, "charge-posted").length;
      const { money, points } = tills[0].rig.servers.pokepay.balance(member.wallet);
      return [
        ...(posted === 1 ? [] : [`${posted} charges posted where there was room for one`]),
        ...(money + points === held + yen ? [] : [`the wallet of ${held} yen holds ${money + points}`]),
      ];
    },
  };
};
