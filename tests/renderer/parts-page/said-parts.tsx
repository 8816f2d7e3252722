import type { ReactNode } from "react";
import { hourBars } from "#renderer/hour-bars.ts";
import { Amount } from "#renderer/parts/amount.tsx";
import { Bars } from "#renderer/parts/bars.tsx";
import { BeatingDot } from "#renderer/parts/beating-dot.tsx";
import { CardPicture } from "#renderer/parts/card-picture.tsx";
import { Figure } from "#renderer/parts/figure.tsx";
import { Icon, type IconName } from "#renderer/parts/icon.tsx";
import { Paper } from "#renderer/parts/paper.tsx";
import { PhonePicture } from "#renderer/parts/phone-picture.tsx";
import { Phrases } from "#renderer/parts/phrases.tsx";
import { PlotScale } from "#renderer/parts/plot-scale.tsx";
import { StepList } from "#renderer/parts/step-list.tsx";
import { Trend } from "#renderer/parts/trend.tsx";
import { TurnKeys } from "#renderer/parts/turn-keys.tsx";
import { WindowPicture } from "#renderer/parts/window-picture.tsx";
import { reports } from "../support/report-answers.ts";
import { Box, Specimen } from "./specimen.tsx";

const icons: readonly IconName[] = [
  "ok",
  "look",
  "bad",
  "unknown",
  "say",
  "help",
  "menu",
  "erase",
  "up",
  "down",
  "box",
  "boxed",
  "right",
  "star",
  "print",
];
const sums = [0, 5, 120, 3564, 9_999_999, -120, -9_999_999];
const tones = ["plain", "good", "look", "soft"] as const;
const steps = [
  { word: "charge.step.card", standing: "past" },
  { word: "charge.step.amount", standing: "now" },
  { word: "charge.step.cash", standing: "open" },
  { word: "charge.step.do", standing: "later" },
] as const;
const days = [212_000, 318_246, 280_100, 0, 96_500, 331_000].map((yen, at) => ({
  key: at,
  label: `11/${17 + at}`,
  yen,
}));
const paper =
  '<svg width="576px" height="160px" viewBox="0 0 576 160" xmlns="http://www.w3.org/2000/svg"><g font-family="monospace" font-size="24"><text x="20" y="40">合計            ¥3,564</text><text x="20" y="80">お釣り          ¥1,436</text></g></svg>';

/** What only says something. */
export function SaidParts(): ReactNode {
  return (
    <>
      <Specimen
        part="amount"
        is="The only way money is painted: tabular figures, ¥ smaller, negative ones signed and coloured."
      >
        {sums.map((yen) => (
          <span key={yen} style={{ fontSize: 40 }}>
            <Amount yen={yen} />
          </span>
        ))}
      </Specimen>
      <Specimen
        part="figure"
        is="An amount with its name, as one line, large, or huge; plain, good, to be looked at, soft."
      >
        <Box width={420} height={260} style={{ gap: 8 }}>
          {tones.map((tone) => (
            <Figure key={tone} label={tone} tone={tone}>
              <Amount yen={1436} />
            </Figure>
          ))}
        </Box>
        <Box width={420} height={120}>
          <Figure label="お預かり" size="large">
            <Amount yen={5000} />
          </Figure>
        </Box>
        <Box width={560} height={200}>
          <Figure label="お釣り" size="huge" tone="good">
            <Amount yen={1436} />
          </Figure>
        </Box>
      </Specimen>
      <Specimen part="icon" is="Line drawings; a word always stands with one.">
        {icons.map((name) => (
          <span key={name}>
            <Icon name={name} size={32} /> {name}
          </span>
        ))}
      </Specimen>
      <Specimen part="phrases" is="A name that breaks only between words.">
        <p style={{ width: 220, wordBreak: "keep-all" }}>
          <Phrases text="講座 現代社会学 第3巻 文化と社会の変動をめぐる諸問題" />
        </p>
      </Specimen>
      <Specimen part="step-list" is="The steps of an errand: past, now, open, later.">
        <Box width={420} height={260}>
          <StepList steps={steps} />
        </Box>
      </Specimen>
      <Specimen part="beating-dot" is="Something is being waited for.">
        <BeatingDot />
      </Specimen>
      <Specimen part="card-picture" is="Touch the card here; still while it is not awaited.">
        <Box width={300} height={170}>
          <CardPicture />
        </Box>
        <Box width={300} height={170}>
          <CardPicture isStill />
        </Box>
      </Specimen>
      <Specimen part="phone-picture" is="A phone that shows a code, or reads one.">
        <Box width={300} height={170}>
          <PhonePicture does="shows" />
        </Box>
        <Box width={300} height={170}>
          <PhonePicture does="reads" />
        </Box>
      </Specimen>
      <Specimen part="window-picture" is="The customer window, where something stands there to be seen.">
        <Box width={300} height={170}>
          <WindowPicture />
        </Box>
      </Specimen>
      <Specimen part="bars" is="Sums as bars from a common zero; above each how many made it.">
        <Box width={640} height={300}>
          <Bars bars={hourBars(reports.today.hours)} title="時間帯別の売上" />
        </Box>
      </Specimen>
      <Specimen part="plot-scale" is="Lines across a plot at round sums.">
        <svg width={640} height={120} viewBox="0 0 640 120" role="img" aria-label="目盛">
          <PlotScale steps={[0, 50_000, 100_000]} left={120} right={632} y={(yen) => 100 - yen / 1250} />
        </svg>
      </Specimen>
      <Specimen part="trend" is="How sums went from day to day; the one looked at is larger.">
        <Box width={640} height={128}>
          <Trend points={days} picked={1} title="日別の売上" />
        </Box>
      </Specimen>
      <Specimen part="turn-keys" is="Turns a list that is longer than its place.">
        <TurnKeys name="specimen" list={{ current: null }} rowPx={64} disabled={false} />
      </Specimen>
      <Specimen part="paper" is="A receipt as printed, drawn in the page with the fonts the app brings.">
        <Box width={380} height={160}>
          <Paper svg={paper} label="レシート" />
        </Box>
      </Specimen>
    </>
  );
}
