import type { Campaign } from "../campaigns.ts";
import { runLostAnswer } from "./run-lost-answer.ts";

/** Answers to payments and charges that are lost: no double charge, none unrecorded. */
export const lostAnswer: Campaign = {
  name: "lost-answer",
  runs: 1000,
  portion: 250,
  async run({ seed, runs = 1000, progress }) {
    const done = await runLostAnswer({ seed, runs, progress });
    for (const { run, what } of done.losses) progress(`lost: SEED=${seed} run ${run}: ${what.join("; ")}`);
    const missed = done.told.filter(({ wasUnknown }) => !wasUnknown).length;
    progress(`lost-answer: ${missed} of ${done.runs} answers came all the same`);
    return { runs: done.runs, losses: done.losses.length };
  },
};
