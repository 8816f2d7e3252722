import type { BenchState } from "./state.ts";

/**
 * The bench window's own program. It is sent to the browser as its text, so it may use nothing from outside itself but the browser.
 * Text goes in by textContent only: nothing from cards or servers is ever read as HTML.
 */
export function client(): void {
  type Item = {
    readonly code: string;
    readonly name: string;
    readonly kana: string;
    readonly price: number;
    readonly category: string;
  };
  type Child = Node | string;
  const find = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(selector);
    return found;
  };
  const make = (tag: string, props: Record<string, unknown>, ...children: readonly Child[]): HTMLElement => {
    const element = Object.assign(document.createElement(tag), props);
    element.append(...children);
    return element;
  };
  const yen = (amount: number): string => `¥${amount.toLocaleString("ja-JP")}`;
  const act = async (body: object): Promise<void> => {
    await fetch("do", { method: "POST", body: JSON.stringify(body) });
  };
  const button = (props: Record<string, unknown>, body: () => object, ...children: readonly Child[]): HTMLElement =>
    make("button", { type: "button", ...props, onclick: () => void act(body()) }, ...children);
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
    make(
      "table",
      {},
      make("tr", {}, ...head.map((text) => make("th", {}, text))),
      ...rows.map((row) =>
        make("tr", {}, ...row.map((text) => make("td", { className: text.startsWith("¥") ? "n" : "" }, text))),
      ),
    );

  const showCards = (state: BenchState): void => {
    const rows = state.members.map((one) => {
      const what = make("span", {}, one.name, make("br", {}), make("small", {}, `${one.label}・${one.number}`));
      const holds = make(
        "span",
        { className: "n" },
        yen(one.money),
        make("br", {}),
        make("small", {}, `${one.points} P`),
      );
      const tap = button(
        { className: one.onReader ? "on" : "" },
        () => ({ do: "tap", member: one.member }),
        what,
        holds,
      );
      return make("div", { className: "rowline" }, tap);
    });
    find("#cards .rows").replaceChildren(...rows);
  };
  const showPaper = (state: BenchState): void => {
    find("#display").textContent = state.display.join("\n");
    const printer = state.printer.powered ? (state.idle ? "待機中" : "印字中") : "電源断";
    find("#printing").textContent = `プリンタ ${printer}・${state.papers} 枚`;
    const rolls = find("#paper .rolls");
    const shown = Number(rolls.dataset["papers"] ?? 0);
    for (let at = shown; at < state.papers; at += 1) {
      const image = make("img", { src: `paper/${at}.png`, alt: `レシート ${at + 1} 枚目` });
      const read = button({ className: "small" }, () => ({ do: "receipt", at }), "QRを読む");
      rolls.prepend(make("figure", {}, make("figcaption", {}, `${at + 1} 枚目 `, read), image));
    }
    rolls.dataset["papers"] = String(state.papers);
    while (rolls.children.length > 20) rolls.lastElementChild?.remove();
  };
  const showFaults = (state: BenchState): void => {
    const groups = [...new Set(state.faults.map((one) => one.group))];
    const cards = groups.map((group) => {
      const mine = state.faults.filter((one) => one.group === group);
      const on = mine.filter((one) => one.on).length;
      const rows = mine.map((one) => {
        const box = make("input", {
          type: "checkbox",
          checked: one.on,
          onchange: () => void act({ do: "fault", id: one.id, on: !one.on }),
        });
        const words = make("span", {}, one.label, make("small", {}, one.shows));
        return make("label", { className: one.on ? "on" : "" }, box, words);
      });
      const count = make("span", { className: on === 0 ? "hint" : "lamp off" }, on === 0 ? "正常" : `${on} 件`);
      return make("fieldset", {}, make("legend", {}, group, count), ...rows);
    });
    find("#faults").replaceChildren(...cards);
  };
  const showBook = (state: BenchState): void => {
    const types: Record<string, string> = { payment: "支払い", topup: "チャージ" };
    const moved = state.pokepay.transactions.map((tx) => [
      new Date(tx.at).toLocaleTimeString("ja-JP"),
      (types[tx.type] ?? tx.type) + (tx.refunded ? "（取消済）" : ""),
      tx.name,
      yen(tx.money + tx.points),
      tx.description,
    ]);
    const lamp = (name: string, up: boolean): HTMLElement =>
      make("span", { className: up ? "lamp" : "lamp off" }, `${name} ${up ? "稼働中" : "停止"}`);
    const notes = (names: readonly string[]): HTMLElement =>
      make("p", { className: "hint" }, names.length === 0 ? "" : `作用中: ${names.join(", ")}`);
    find("#moved").replaceChildren(
      lamp("ポケペイ", state.pokepay.up),
      notes(state.pokepay.behaviours),
      table(["時刻", "取引", "組合員", "金額", "説明"], moved),
    );
    const heads = state.headquarters.heads.map((head) => [
      head.reg,
      String(head.epoch),
      String(head.seq),
      String(head.countersigned),
      head.hash.slice(0, 8),
    ]);
    const found = state.headquarters.findings.map((one) => [String(one.seq), one.finding, one.detail]);
    find("#held").replaceChildren(
      lamp("本部", state.headquarters.up),
      notes(state.headquarters.behaviours),
      make(
        "p",
        {},
        make("a", { href: state.headquarters.portal, target: "_blank", rel: "noreferrer" }, "組合員ポータルを開く"),
      ),
      table(["レジ", "期", "受信済み", "署名済み", "ハッシュ"], heads),
      found.length === 0
        ? make("p", { className: "hint" }, "指摘はありません。")
        : table(["番号", "指摘", "内容"], found),
    );
  };
  const show = (state: BenchState): void => {
    showCards(state);
    showPaper(state);
    showFaults(state);
    showBook(state);
    find("#drawer").textContent =
      `${state.drawer.open ? "開いています" : "閉まっています"}（キック ${state.drawer.kicks} 回）`;
    document.dispatchEvent(new CustomEvent("bench", { detail: state }));
  };

  const search = find("#find") as HTMLInputElement;
  const showKeys = (items: readonly Item[]): void => {
    const text = search.value.trim();
    const hits = items.filter(
      (one) => text === "" || one.name.includes(text) || one.kana.includes(text) || one.code.startsWith(text),
    );
    const groups = [...new Set(hits.map((one) => one.category))];
    const keys = groups.flatMap((group) => [
      make("h3", {}, group),
      ...hits
        .filter((one) => one.category === group)
        .map((one) =>
          button(
            { title: one.code },
            () => ({ do: "scan", code: one.code }),
            one.name,
            make("small", {}, `${yen(one.price)}  ${one.code}`),
          ),
        ),
    ]);
    find("#codes .keys").replaceChildren(...keys);
  };
  const readItems = async (): Promise<void> => {
    const items = (await (await fetch("items")).json()) as Item[];
    search.addEventListener("input", () => showKeys(items));
    showKeys(items);
  };
  void readItems();
  const onPress = (element: HTMLElement, body: () => object): void =>
    element.addEventListener("click", () => void act(body()));
  onPress(find("#send"), () => ({ do: "scan", code: search.value.trim() }));
  onPress(find("#shut"), () => ({ do: "drawer", open: false }));
  onPress(find("#open"), () => ({ do: "drawer", open: true }));
  for (const one of document.querySelectorAll<HTMLElement>("[data-do]"))
    onPress(one, () => ({ do: one.dataset["do"] }));

  const lamp = find("#link");
  const say = (up: boolean): void => {
    lamp.textContent = up ? "接続中" : "切断";
    lamp.classList.toggle("off", !up);
  };
  const events = new EventSource("events");
  events.addEventListener("open", () => say(true));
  events.addEventListener("error", () => say(false));
  events.addEventListener("message", (event: MessageEvent<string>) => show(JSON.parse(event.data) as BenchState));
}
