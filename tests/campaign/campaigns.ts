import { changer } from "./changer/campaign.ts";
import { cable } from "./cable/campaign.ts";
import { day } from "./day/campaign.ts";
import { eachStep } from "./each-step/campaign.ts";
import { forgetful } from "./forgetful/campaign.ts";
import { hangUps } from "./hang-ups/campaign.ts";
import { kill } from "./kill/campaign.ts";
import { lateAnswer } from "./late-answer/campaign.ts";
import { lostAnswer } from "./lost-answer/campaign.ts";
import { model, modelKilled } from "./model/campaign.ts";
import { paperEnd } from "./paper-end/campaign.ts";
import { powerCut } from "./power-cut/campaign.ts";
import { race } from "./race/campaign.ts";
import { readerRestarts } from "./reader-restarts/campaign.ts";
import { streams } from "./streams/campaign.ts";

export type RunOptions = {
  /** The same seed makes the same run, as far as the machine lets it. */
  readonly seed: number;
  /** How many of what the campaign counts; its full number without. */
  readonly runs?: number;
  readonly progress: (text: string) => void;
};
export type Outcome = { readonly runs: number; readonly losses: number };

/** A proof in full. It is run in portions, so that an interrupted one goes on where it stood. */
export type Campaign = {
  readonly name: string;
  /** The promised number, and how many of it make a portion. */
  readonly runs: number;
  readonly portion: number;
  /** Prints what was lost, with the seed that shows it again. */
  run(o: RunOptions): Promise<Outcome>;
};

/** All campaigns by name: `npm run campaign -- NAME`. */
export const campaigns: readonly Campaign[] = [
  powerCut,
  kill,
  eachStep,
  race,
  model,
  modelKilled,
  lostAnswer,
  lateAnswer,
  forgetful,
  hangUps,
  paperEnd,
  cable,
  readerRestarts,
  streams,
  changer,
  day,
];
