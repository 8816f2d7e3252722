import type { BenchState } from "./state.ts";

/**
 * The part of the bench window's program that is about apps, cards without a member, receipts and headquarters' leaves. Like
 * client.ts it is sent as its text and uses nothing from outside itself but the browser; client.ts tells it each state.
 */
export function flowsClient(): void {
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
  const act = (body: object): void => void fetch("do", { method: "POST", body: JSON.stringify(body) });
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
    make(
      "table",
      {},
      make("tr", {}, ...head.map((text) => make("th", {}, text))),
      ...rows.map((row) =>
        make("tr", {}, ...row.map((text) => make("td", { className: text.startsWith("¥") ? "n" : "" }, text))),
      ),
    );
  const field = (id: string): HTMLInputElement => find(id) as HTMLInputElement;
  const scope = find("#scope") as HTMLSelectElement;

  const showPhone = ({ phone, tray }: BenchState): void => {
    const lines: HTMLElement[] = [];
    if (phone !== null) lines.push(make("b", {}, `${phone.name} さんのアプリ`), make("span", {}, phone.says));
    if (phone?.kind === "barcode") {
      const { code } = phone;
      const send = make("button", { type: "button", onclick: () => act({ do: "scan", code }) }, "スキャンする");
      lines.push(make("code", {}, code), send);
      // Also where any code is keyed, to be altered first.
      if (field("#find").dataset["phone"] !== code) {
        field("#find").dataset["phone"] = code;
        field("#find").value = code;
      }
    }
    find("#phone").replaceChildren(...lines);
    const words =
      tray === null
        ? "お客様の画面にQRコードはありません。"
        : `お客様の画面のQRコード: ${yen(tray.amount)}、${new Date(tray.expiresMs).toLocaleTimeString("ja-JP")} まで`;
    find("#tray").textContent = words;
  };
  const showApps = ({ members }: BenchState): void => {
    const rows = members.map(({ member, name, meal }) => {
      const look = () => ({
        member,
        scope: scope.value,
        long: field("#long").checked,
        expired: field("#expired").checked,
      });
      const key = (word: string, title: string, body: () => object): HTMLElement =>
        make("button", { type: "button", title, onclick: () => act(body()) }, word);
      const plan =
        meal === null
          ? ""
          : `${meal.plan}: ${meal.why === null ? `今日あと ${yen(meal.rest)}` : meal.why}・残高 ${yen(meal.money)}`;
      return make(
        "div",
        { className: "rowline" },
        make("span", { className: "who" }, name, make("small", {}, plan)),
        key("コード", "アプリのバーコードを表示する", () => ({ do: "show", ...look() })),
        key("読ませる", "アプリのバーコードを表示してスキャンする", () => ({ do: "barcode", ...look() })),
        key("QRを読む", "お客様の画面のQRコードをアプリで読む", () => ({ do: "read", member })),
      );
    });
    find("#apps").replaceChildren(...rows);
  };
  const states: Readonly<Record<string, string>> = { granted: "許可", released: "取り下げ", held: "有効" };
  const showLeaves = ({ leaves, receipt }: BenchState): void => {
    const refunds = leaves.refunds.map(({ receipt: number, total, state, left }) => [
      number,
      yen(total),
      states[state] ?? state,
      yen(left),
    ]);
    const meals = leaves.meals.map(({ name, plan, day, asked, amount, state }) => [
      name,
      plan,
      day,
      yen(asked),
      yen(amount),
      states[state] ?? state,
    ]);
    const none = (text: string): HTMLElement => make("p", { className: "hint" }, text);
    find("#leaves").replaceChildren(
      make("h2", {}, "本部が認めた返品"),
      refunds.length === 0 ? none("まだありません。") : table(["レシート", "返品", "状態", "残り"], refunds),
      make("h2", {}, "本部が認めたミール"),
      meals.length === 0
        ? none("まだありません。")
        : table(["組合員", "プラン", "日", "求めた額", "認めた額", "状態"], meals),
    );
    (find("#receipt") as HTMLButtonElement).disabled = receipt < 0;
  };
  find("#receipt").addEventListener("click", () => act({ do: "receipt" }));
  find("#fresh").addEventListener("click", () => act({ do: "fresh" }));
  find("#again").addEventListener("click", () => act({ do: "fresh", again: true }));
  find("#tap-number").addEventListener("click", () => act({ do: "number", number: field("#number").value.trim() }));
  document.addEventListener("bench", (event) => {
    const state = (event as CustomEvent<BenchState>).detail;
    showPhone(state);
    showApps(state);
    showLeaves(state);
  });
}
