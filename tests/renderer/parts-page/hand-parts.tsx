import type { ReactNode } from "react";
import { Action, BackAction } from "#renderer/parts/action.tsx";
import { CashDesk } from "#renderer/parts/cash-desk.tsx";
import { EmoneyAction } from "#renderer/parts/emoney-action.tsx";
import { EntryField } from "#renderer/parts/entry-field.tsx";
import { KanaBoard } from "#renderer/parts/kana-board.tsx";
import { KeyCap } from "#renderer/parts/key-cap.tsx";
import { Key, type KeyProps } from "#renderer/parts/key.tsx";
import { BoardToggle, MoneyBoard } from "#renderer/parts/money-board.tsx";
import { Pad } from "#renderer/parts/pad.tsx";
import { SignFields } from "#renderer/parts/sign-fields.tsx";
import { Stage } from "#renderer/parts/stage.tsx";
import { useCash } from "#renderer/parts/use-cash.ts";
import { Box, Specimen, rest } from "./specimen.tsx";

const looks = ["go", "plain", "quiet", "bad"] as const satisfies readonly KeyProps["look"][];
const caps = ["F1", "PageUp", "Escape", "Arrows"];

/** What is pressed and typed into. */
export function HandParts(): ReactNode {
  const board = useCash(true);
  const sum = useCash(false);
  return (
    <>
      <Specimen
        part="key"
        is="The only thing that can be pressed. Acts on release; sliding off cancels. Looks: go, plain, quiet, bad, top, bare."
      >
        {looks.map((look) => (
          <Key key={look} name={look} look={look} onPress={rest}>
            {look}
          </Key>
        ))}
        <Key name="on" look="plain" isOn onPress={rest}>
          isOn
        </Key>
        <Key name="disabled" disabled onPress={rest}>
          disabled
        </Key>
        <Key name="bare" look="bare" onPress={rest}>
          bare
        </Key>
        <div className="brand">
          <Key name="top" look="top" onPress={rest}>
            top
          </Key>
        </div>
      </Specimen>
      <Specimen part="action" is="A key of the bottom bar: a word, an icon, a second line. Back is always bottom left.">
        <Box width={560} height={120} style={{ gridAutoFlow: "column", gap: 8 }}>
          <BackAction onPress={rest} />
          <Action name="no-sale" icon="print" word="レシート" onPress={rest} />
          <Action name="do" look="go" word="会計" more="¥3,564" onPress={rest} />
        </Box>
      </Specimen>
      <Specimen
        part="emoney-action"
        is="The key of e-money: what it would take; away; as a claim; nothing left to claim."
      >
        <Box width={760} height={120} style={{ gridAutoFlow: "column", gridAutoColumns: "1fr", gap: 8 }}>
          <EmoneyAction trust={null} amount={3564} isPart={false} isAway={false} onPress={rest} />
          <EmoneyAction trust={null} amount={2564} isPart isAway onPress={rest} />
          <EmoneyAction trust={3000} amount={3564} isPart={false} isAway onPress={rest} />
          <EmoneyAction trust={0} amount={3564} isPart={false} isAway onPress={rest} />
        </Box>
      </Specimen>
      <Specimen part="key-cap" is="A key of a keyboard, drawn. Nothing to press.">
        {caps.map((cap) => (
          <KeyCap key={cap} name={cap} />
        ))}
      </Specimen>
      <Specimen part="entry-field" is="What is being typed; the open one has a caret.">
        <Box width={360} height={100}>
          <EntryField name="open" label="数量" isActive>
            12
          </EntryField>
        </Box>
        <Box width={360} height={100}>
          <EntryField name="shut" label="商品コード" isActive={false}>
            4901234567894
          </EntryField>
        </Box>
      </Specimen>
      <Specimen part="sign-fields" is="Operator number and PIN; of the PIN only its length is painted.">
        <Box width={360} height={200} style={{ gap: 8 }}>
          <SignFields sign={{ step: "pin", op: "07", pin: "12" }} />
        </Box>
      </Specimen>
      <Specimen part="pad" is="Digits as on a calculator: with 00 and C, with 00 and 000 for money.">
        <Box width={330} height={400}>
          <Pad onKey={rest} />
        </Box>
        <Box width={330} height={400}>
          <Pad onKey={rest} zeros />
        </Box>
      </Specimen>
      <Specimen part="kana-board" is="五十音 with あ at the right, letters, digits. No conversion to kanji.">
        <Box width={640} height={400}>
          <KanaBoard onKey={rest} hasScript first="kana" />
        </Box>
        <Box width={640} height={400}>
          <KanaBoard onKey={rest} first="latin" />
        </Box>
      </Specimen>
      <Specimen part="money-board" is="Cash by denomination or as one sum. It knows nothing of what ought to be there.">
        <Box width={960} height={520}>
          <MoneyBoard entry={board} label="釣銭準備金">
            <BoardToggle entry={board} />
          </MoneyBoard>
        </Box>
        <Box width={960} height={480}>
          <MoneyBoard entry={sum} label="入金額" />
        </Box>
      </Specimen>
      <Specimen part="cash-desk" is="What is due, what was given, what goes back; quick amounts, and the pad.">
        <Box width={760} height={480}>
          <CashDesk
            dueWord="sale.total"
            due={3564}
            quick={[3564, 3600, 4000, 5000, 10_000]}
            given={5000}
            onQuick={rest}
            onKey={rest}
          />
        </Box>
      </Specimen>
      <Specimen
        part="stage"
        is="The middle of a screen; quiet keys bottom left, the one green way forward bottom right."
      >
        <Box width={900} height={320} style={{ grid: '"stage stage" 1fr "left right" var(--bar) / 1fr var(--side)' }}>
          <Stage left={<BackAction onPress={rest} />} right={<Action name="ok" look="go" word="決定" onPress={rest} />}>
            <p>…</p>
          </Stage>
        </Box>
      </Specimen>
    </>
  );
}
