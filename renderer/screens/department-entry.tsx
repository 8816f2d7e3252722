import { type ReactNode, useState } from "react";
import type { DepartmentKey } from "#ipc/view.ts";
import { type PadKey, pressDigit, readDigits } from "../digits.ts";
import { useDesk, useMirror, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { formatYen } from "../money.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { EntryField } from "../parts/entry-field.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { Pad } from "../parts/pad.tsx";
import { Stage } from "../parts/stage.tsx";
import css from "./department.module.css";
import panel from "./panel.module.css";

const none: readonly DepartmentKey[] = [];
/** ¥9,999,999. */
const mostDigits = 7;
/** So many keys stand on the smallest screen; where there are more, the last turns the page. */
const onPage = 8;

/** A price and a department, in either order: the second of the two sells. Where the price is known, one touch does. */
export function DepartmentEntry(props: {
  readonly first: string;
  readonly heading?: ReactNode;
  readonly onSell: (id: string, price: number) => void;
  readonly onBack: () => void;
}): ReactNode {
  const { first, heading, onSell, onBack } = props;
  const say = useWords();
  const departments = useMirror((now) => now.layout?.departments) ?? none;
  const [digits, setDigits] = useState(first);
  const [chosen, setChosen] = useState<string | null>(null);
  const price = readDigits(digits) ?? 0;
  const press = (key: PadKey): void => setDigits((now) => pressDigit(now, key, mostDigits));
  const choose = (id: string): void => (price > 0 ? onSell(id, price) : setChosen(id));
  const enter = (): void => {
    if (chosen !== null && price > 0) onSell(chosen, price);
  };
  useKeys({ type: press, enter, back: onBack });
  return (
    <Stage
      left={<BackAction onPress={onBack} />}
      right={
        <Action name="ok" look="go" word={say("key.ok")} disabled={chosen === null || price === 0} onPress={enter} />
      }
    >
      <div className={panel["split"]}>
        <div className={panel["column"]}>
          {heading}
          <EntryField name="price" label={say("goods.price")} isActive>
            {digits === "" ? "" : formatYen(price)}
          </EntryField>
          <DepartmentKeys departments={departments} chosen={chosen} onChoose={choose} />
        </div>
        <Pad onKey={press} zeros />
      </div>
    </Stage>
  );
}

function DepartmentKeys(props: {
  readonly departments: readonly DepartmentKey[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const { departments, chosen, onChoose } = props;
  const say = useWords();
  const language = useDesk((now) => now.language);
  const [page, setPage] = useState(0);
  const size = departments.length > onPage ? onPage - 1 : onPage;
  const pages = Math.max(1, Math.ceil(departments.length / size));
  return (
    <div className={css["keys"]}>
      {departments.slice(page * size, (page + 1) * size).map(({ id, name, en, rate }) => (
        <Key
          key={id}
          name={`department:${id}`}
          isOn={id === chosen}
          className={css["key"]}
          onPress={() => onChoose(id)}
        >
          <span className={css["word"]}>{language === "en" ? (en ?? name) : name}</span>
          {rate === 8 && <span className={css["rate"]}>{say("department.reduced")}</span>}
        </Key>
      ))}
      {pages > 1 && (
        <Key name="department-more" look="quiet" className={css["key"]} onPress={() => setPage((page + 1) % pages)}>
          <span className={css["word"]}>{say("department.more")}</span>
          <Icon name="right" />
        </Key>
      )}
    </div>
  );
}
