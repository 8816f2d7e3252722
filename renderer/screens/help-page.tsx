import { type ReactNode, useEffect, useState } from "react";
import { useStore } from "zustand";
import type { View } from "#ipc/view.ts";
import { closeHelp, help } from "../help.ts";
import { useDesk, useSaying, useWords } from "../hooks.ts";
import { useKeys } from "../keyboard.ts";
import { Action, BackAction } from "../parts/action.tsx";
import { KeyCap } from "../parts/key-cap.tsx";
import { choosePrompt } from "../prompt.ts";
import { enHelpSheets } from "../words/en-help-sheets.ts";
import { enHelp } from "../words/en-help.ts";
import { jaHelpSheets } from "../words/ja-help-sheets.ts";
import { jaHelp } from "../words/ja-help.ts";
import { AllKeys } from "./help-keys.tsx";
import css from "./help-page.module.css";

const pages = { ja: { ...jaHelp, ...jaHelpSheets }, en: { ...enHelp, ...enHelpSheets } } as const;

/** What the screen under it is for, the next thing to do there, and its keys on a keyboard. It lies over everything but the top bar. */
export function HelpPage({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const language = useDesk((now) => now.language);
  const sheet = useDesk((now) => now.sheet);
  const keys = useStore(help, (now) => now.keys) ?? [];
  const [isAll, setAll] = useState(false);
  useKeys({ back: closeHelp, enter: closeHelp }, true);
  useCloseOnChange(view);
  const { name, what, how } = pages[language][sheet ?? view.screen.kind];
  return (
    <div className={css["help"]} data-help-page={sheet ?? view.screen.kind}>
      {isAll ? (
        <AllKeys />
      ) : (
        <div className={css["page"]}>
          <section className={css["text"]}>
            <h1 className={css["name"]}>{name}</h1>
            <p className={css["what"]}>{what}</p>
            <p className={css["now"]}>
              <span className={css["label"]}>{say("help.now")}</span>
              {saySaying(choosePrompt(view, null, { sheet, isNoticeSeen: true }))}
            </p>
            <ol className={css["how"]}>
              {how.map((step, at) => (
                <li key={step} className={css["step"]}>
                  <span className={css["n"]}>{at + 1}</span>
                  <span>{step}</span>
                </li>
              ))}
            </ol>
          </section>
          <section className={css["keys"]}>
            {keys.length > 0 && <h2 className={css["label"]}>{say("help.keys")}</h2>}
            <ul className={css["list"]} data-many={keys.length > 12 || undefined}>
              {keys.map(({ shortcut, word }) => (
                <li key={shortcut} className={css["row"]}>
                  <KeyCap name={shortcut} />
                  <span className={css["word"]} data-ellipsis>
                    {word}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
      <footer className={css["bar"]}>
        <BackAction onPress={closeHelp} word={say("key.close")} />
        <Action
          name="help-all"
          look="quiet"
          isOn={isAll}
          word={say(isAll ? "help.this" : "help.all")}
          onPress={() => setAll(!isAll)}
        />
      </footer>
    </div>
  );
}

/** Something else came onto the screen: it is not what is being explained. */
function useCloseOnChange({ boot, gate, basket }: View): void {
  const [shown] = useState(`${boot}:${gate}:${basket.lines.length}:${basket.total}`);
  const isOver = shown !== `${boot}:${gate}:${basket.lines.length}:${basket.total}`;
  useEffect(() => {
    if (isOver) closeHelp();
  }, [isOver]);
}
