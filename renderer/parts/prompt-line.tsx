import { type ReactNode, useMemo } from "react";
import type { View } from "#ipc/view.ts";
import { openSheet } from "../desk.ts";
import { sayDrawer } from "../drawer-saying.ts";
import { useDesk, useMirror, useSaying, useWords } from "../hooks.ts";
import { choosePrompt } from "../prompt.ts";
import { type Trouble, listTroubles } from "../trouble.ts";
import { canClaim } from "../trust.ts";
import type { Word } from "../words/words.ts";
import { Hint } from "./hint.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { Key } from "./key.tsx";
import css from "./prompt-line.module.css";

const icons = { ask: "right", good: "ok", look: "look", refused: "bad" } as const satisfies Record<string, IconName>;

/** Taking cash instead is a way out only where a way to pay is chosen. */
const cashOnly: ReadonlySet<string> = new Set(["effect.pokepay", "effect.reader", "effect.differs"]);
const paying: ReadonlySet<string> = new Set(["sale", "tender", "card", "short"]);

/** The one sentence that says the next thing, and under it, in its own place, the worst trouble of the devices. */
export function PromptLine({ view }: { readonly view: View }): ReactNode {
  const say = useWords();
  const saySaying = useSaying();
  const refusal = useMirror((now) => now.refusal);
  const house = useMirror((now) => now.house);
  const times = useDesk((now) => now.times);
  const sheet = useDesk((now) => now.sheet);
  const isNoticeSeen = useDesk((now) => now.isNoticeSeen);
  const isImeOn = useDesk((now) => now.isImeOn);
  const prompt = choosePrompt(isImeOn ? sayImeOn(view) : view, refusal, { sheet, isNoticeSeen });
  const canPay = paying.has(view.screen.kind);
  const isOut = view.screen.kind === "out-of-service";
  // The drawer has sentences of its own, and is open in every cash sale. Out of service no device matters, and cash is no way out.
  const trouble = useMemo(
    () => (isOut ? undefined : listTroubles(view.lamps, house).find(({ device }) => device !== "drawer")),
    [view.lamps, house, isOut],
  );
  const drawer = isOut ? null : sayDrawer(view.lamps.drawer);
  const isDrawerBelow = drawer !== null && drawer.word !== prompt.word && (drawer.isBad || !trouble?.isBad);
  const language = useDesk((now) => now.language);
  return (
    <div className={css["prompt"]} data-tone={prompt.tone} data-prompt={prompt.word} role="status">
      <Icon name={icons[prompt.tone]} size={28} />
      <div className={css["said"]}>
        <p key={refusal?.n ?? prompt.word} className={css["sentence"]}>
          {saySaying(prompt)}
        </p>
        {isDrawerBelow && (
          <p className={css["trouble"]} data-bad={drawer.isBad || undefined} data-trouble="drawer">
            {say(drawer.word)}
          </p>
        )}
        {trouble !== undefined && !isDrawerBelow && (
          <p className={css["trouble"]} data-bad={trouble.isBad || undefined} data-trouble={trouble.device}>
            {[
              say(trouble.thing, { thing: say(`device.${trouble.device}`) }),
              ...(canPay || !cashOnly.has(trouble.effect) ? [say(sayEffect(trouble, view))] : []),
              say(trouble.next),
            ].join(language === "ja" ? "。" : ". ")}
          </p>
        )}
        {prompt.tone === "ask" && trouble === undefined && !isDrawerBelow && times === 1 && (
          <Hint key={`${view.boot}:${view.gate}:${sheet ?? ""}`} view={view} />
        )}
      </div>
      {times > 1 && <span className={css["times"]}>{say("qty.chip", { count: times })}</span>}
      {view.guard === "clock" && (
        <Key name="clock" look="quiet" onPress={() => openSheet("clock")}>
          {say("out.clock")}
        </Key>
      )}
    </div>
  );
}

/** A typing scanner works with an input method on, but slower, and not with every one: it is said where nothing else is to be. */
function sayImeOn(view: View): View {
  return view.notice === null || view.notice.code === "ring" ? { ...view, notice: { code: "ime-on" } } : view;
}

/** With trust mode on, a card works although the authority is away. */
function sayEffect({ effect }: Trouble, view: View): Word {
  return effect === "effect.pokepay" && canClaim(view) ? "effect.pokepay.trust" : effect;
}
