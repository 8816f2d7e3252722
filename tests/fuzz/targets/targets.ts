import type { Target } from "../target.ts";
import { codes } from "./app-code.ts";
import { cardAnswers } from "./card-answers.ts";
import { changerFrames } from "./changer-frames.ts";
import { displayLine } from "./display-line.ts";
import { escposStatus } from "./escpos-status.ts";
import { felicaAnswers } from "./felica-answers.ts";
import { printerMachine } from "./printer-machine.ts";
import { scans } from "./scans.ts";
import { starStatus } from "./star-status.ts";
import { wedgeKeys } from "./wedge-keys.ts";

/** Every parser of bytes that come from outside, and the machine behind the most talkative of them. */
export const targets: readonly Target[] = [
  escposStatus(),
  starStatus(),
  printerMachine("epson-tm-t88"),
  printerMachine("star-line"),
  scans(),
  codes(),
  wedgeKeys(),
  cardAnswers(),
  felicaAnswers(),
  changerFrames(),
  displayLine(),
];
