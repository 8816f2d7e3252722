import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { openSheet } from "../desk.ts";
import { type Hit, type Search, search, takeHit } from "../goods-search.ts";
import { useMirror, useNow, useWords } from "../hooks.ts";
import { Amount } from "../parts/amount.tsx";
import { Icon } from "../parts/icon.tsx";
import { Key } from "../parts/key.tsx";
import { TurnKeys } from "../parts/turn-keys.tsx";
import { Phrases } from "../parts/phrases.tsx";
import { ripenAfter } from "../ripening.ts";
import side from "../parts/side-list.module.css";
import css from "./search-hits.module.css";

/** As many as one answer holds: there may be more. */
const mostHits = 50;
/** New rows take fingers a moment after they came: a touch meant for the row before must not ring up another (ms). */
const ripen = ripenAfter(180);
/** So many fit on the smallest screen. */
const fits = 5;

/** Stands where the basket is while goods are looked for: what was found, the likeliest first. One touch rings up. */
export function SearchHits(): ReactNode {
  const say = useWords();
  const now = useStore(search);
  const { hits, at, text } = now;
  const list = useRef<HTMLOListElement>(null);
  const count = hits?.length ?? 0;
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);
  const attach = useCallback((element: HTMLOListElement | null) => {
    list.current = element;
    return ripen(element);
  }, []);
  return (
    <aside className={side["side"]} data-hits={hits === null ? "none" : count}>
      <div className={side["head"]}>
        <span className={css["title"]}>
          {hits === null || count === 0
            ? say("search.results")
            : say(count >= mostHits ? "search.count.most" : "search.count", { count })}
        </span>
        <TurnKeys name="hits" list={list} rowPx={88} disabled={count <= fits} />
      </div>
      {count === 0 ? (
        <Nothing now={now} />
      ) : (
        <ol key={now.found} ref={attach} className={`${side["list"]} ${css["list"]}`}>
          {hits?.map((hit, n) => (
            <HitKey key={hit.code} hit={hit} isPicked={n === at && now.found === text} />
          ))}
        </ol>
      )}
    </aside>
  );
}

function HitKey({ hit, isPicked }: { readonly hit: Hit; readonly isPicked: boolean }): ReactNode {
  const say = useWords();
  const { code, name, price, category } = hit;
  const isMarked = useMirror((now) => now.view?.soldOut?.includes(code) ?? false);
  return (
    <li className={`${side["row"]} ${css["row"]}`} data-picked={isPicked || undefined}>
      <Key name={`hit:${code}`} look="bare" inList className={css["face"]} onPress={() => takeHit(hit)}>
        <span className={css["name"]}>
          <Phrases text={name} />
        </span>
        <Amount yen={price} className={css["price"]} />
        <span className={css["facts"]} data-ellipsis>
          {category}　{code}
        </span>
        {(hit.soldOut === true || isMarked) && (
          <span className={css["gone"]}>
            <Icon name="bad" size={16} />
            {say("sale.sold-out")}
          </span>
        )}
      </Key>
    </li>
  );
}

/** Before anything is typed, while it is looked for, and when nothing was found: each says what to do. */
function Nothing({ now: { text, hits, found } }: { readonly now: Search }): ReactNode {
  const say = useWords();
  const isWaiting = text.trim() !== "" && found !== text;
  return (
    <div className={css["nothing"]} role="status">
      {text.trim() === "" ? (
        <>
          <p className={css["said"]}>{say("search.start")}</p>
          <p className={css["more"]}>{say("search.start.more")}</p>
        </>
      ) : isWaiting && hits === null ? (
        <Waiting />
      ) : (
        <>
          <p className={css["said"]}>{say("search.none", { text })}</p>
          <p className={css["more"]}>{say("search.none.more")}</p>
          <Key name="hits-department" onPress={() => openSheet("department")}>
            {say("search.none.dept")}
          </Key>
        </>
      )}
    </div>
  );
}

/** Silent for this long; then it says what it waits for (ms). */
const silentMs = 300;

function Waiting(): ReactNode {
  const say = useWords();
  const nowMs = useNow(100);
  const [sinceMs] = useState(nowMs);
  return nowMs - sinceMs < silentMs ? null : <p className={css["more"]}>{say("search.wait")}</p>;
}
