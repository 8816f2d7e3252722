import { type ReactNode, useState } from "react";
import type { View } from "#ipc/view.ts";
import { Basket } from "#renderer/parts/basket.tsx";
import { ChargeSide } from "#renderer/parts/charge-side.tsx";
import { Hint } from "#renderer/parts/hint.tsx";
import { LampBoard } from "#renderer/parts/lamp-board.tsx";
import { LineRow } from "#renderer/parts/line-row.tsx";
import { PromptLine } from "#renderer/parts/prompt-line.tsx";
import { ReceiptSide } from "#renderer/parts/receipt-side.tsx";
import { TopBar } from "#renderer/parts/top-bar.tsx";
import { Veil } from "#renderer/parts/veil.tsx";
import { scenes } from "../support/scenes.ts";
import { huge, rung, viewOf } from "../support/view-of.ts";
import { Box, Specimen, rest } from "./specimen.tsx";

const sale = viewOf({ kind: "sale" }, { basket: rung });
const of = (name: string): View => scenes[name] ?? sale;
const prompts = ["sale", "sale-unknown-code", "sale-trouble", "card", "short", "done-cash", "sale-drawer-alarm"];
const charge = of("charge").screen;

/** What stands around a screen. */
export function KioskParts(): ReactNode {
  const [picked, pick] = useState(1);
  return (
    <>
      <Specimen part="top-bar" is="How it stands with the machine. Never moves.">
        <Box width={976} height={60} style={{ height: "var(--top)" }}>
          <TopBar view={sale} />
        </Box>
      </Specimen>
      <Specimen part="lamp-board" is="Six lamps in fixed places, each a sign and a word.">
        <div className="brand">
          <LampBoard lamps={sale.lamps} onPress={rest} />
        </div>
        <div className="brand">
          <LampBoard lamps={of("sale-no-device").lamps} onPress={rest} />
        </div>
      </Specimen>
      <Specimen
        part="prompt-line"
        is="The one sentence that says the next thing; under it the worst trouble of the devices."
      >
        {prompts.map((name) => (
          <Box key={name} width={880} height={84}>
            <PromptLine view={of(name)} />
          </Box>
        ))}
      </Specimen>
      <Specimen part="hint" is="A tip for the first five days of whoever stands here.">
        <Box width={880} height={64}>
          <Hint view={sale} />
        </Box>
      </Specimen>
      <Specimen part="line-row" is="One line of the basket; touched, it is the one 数量 and 訂正 speak of.">
        <ol style={{ width: 380 }}>
          {rung.lines.map((line) => (
            <LineRow key={line.n} line={line} isPicked={line.n === picked} onPick={() => pick(line.n)} />
          ))}
        </ol>
      </Specimen>
      <Specimen part="basket" is="What is being sold, always on the right.">
        {[viewOf({ kind: "sale" }), sale, viewOf({ kind: "sale" }, { basket: huge })].map((view) => (
          <Box key={view.basket.count} width={400} height={600} style={{ width: "var(--side)" }}>
            <Basket view={view} />
          </Box>
        ))}
      </Specimen>
      <Specimen part="charge-side" is="In place of the basket while cash goes onto a card.">
        <Box width={380} height={520}>
          <ChargeSide screen={charge} />
        </Box>
      </Specimen>
      <Specimen part="receipt-side" is="In place of the basket when a sale is done: how far the printing is.">
        {(["printing", "printed", "unknown"] as const).map((printing) => (
          <Box key={printing} width={380} height={160}>
            <ReceiptSide seq={41} printing={printing} />
          </Box>
        ))}
      </Specimen>
      <Specimen part="veil" is="Over everything while nothing pressed would count.">
        <Box width={880} height={240}>
          <Veil />
        </Box>
      </Specimen>
    </>
  );
}
