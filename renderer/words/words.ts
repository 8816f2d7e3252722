import { troubleWords } from "#ipc/trouble-words.ts";
import { createInstance } from "i18next";
import { enMoney } from "./en-money.ts";
import { type MoneyWord, jaMoney } from "./ja-money.ts";
import { enTender } from "./en-tender.ts";
import { type TenderWord, jaTender } from "./ja-tender.ts";
import { enRefund } from "./en-refund.ts";
import { type RefundWord, jaRefund } from "./ja-refund.ts";
import { enDesk } from "./en-desk.ts";
import { type DeskWord, jaDesk } from "./ja-desk.ts";
import { enPending } from "./en-pending.ts";
import { type PendingWord, jaPending } from "./ja-pending.ts";
import { enDrawer } from "./en-drawer.ts";
import { type DrawerWord, jaDrawer } from "./ja-drawer.ts";
import { enMember } from "./en-member.ts";
import { type MemberWord, jaMember } from "./ja-member.ts";
import { enCharge } from "./en-charge.ts";
import { type ChargeWord, jaCharge } from "./ja-charge.ts";
import { enSheets } from "./en-sheets.ts";
import { type SheetsWord, jaSheets } from "./ja-sheets.ts";
import { enGoods } from "./en-goods.ts";
import { type GoodsWord, jaGoods } from "./ja-goods.ts";
import { enPaper } from "./en-paper.ts";
import { type PaperWord, jaPaper } from "./ja-paper.ts";
import { enPrice } from "./en-price.ts";
import { type PriceWord, jaPrice } from "./ja-price.ts";
import { enTill } from "./en-till.ts";
import { type TillWord, jaTill } from "./ja-till.ts";
import { enLane } from "./en-lane.ts";
import { type LaneWord, jaLane } from "./ja-lane.ts";
import { enSearch } from "./en-search.ts";
import { type SearchWord, jaSearch } from "./ja-search.ts";
import { enReport } from "./en-report.ts";
import { type ReportWord, jaReport } from "./ja-report.ts";
import { enNotices } from "./en-notices.ts";
import { enTroubles } from "./en-troubles.ts";
import { en } from "./en.ts";
import { type NoticeWord, jaNotices } from "./ja-notices.ts";
import { type TroubleWord, jaTroubles } from "./ja-troubles.ts";
import { type ScreenWord, ja } from "./ja.ts";

export type Language = "ja" | "en";
export type Word =
  | SearchWord
  | GoodsWord
  | ScreenWord
  | NoticeWord
  | TroubleWord
  | ChargeWord
  | SheetsWord
  | MoneyWord
  | TenderWord
  | RefundWord
  | DeskWord
  | PendingWord
  | DrawerWord
  | ReportWord
  | MemberWord
  | PaperWord
  | PriceWord
  | LaneWord
  | TillWord;
export type Values = Readonly<Record<string, string | number>>;
/** A word with what fills its gaps, not yet in any language. */
export type Saying = {
  readonly word: Word;
  readonly values?: Values;
  /** A code of the authorities, for {{what}} and {{next}}. */ readonly trouble?: string;
};
/** Says a word in one language. */
export type Say = (word: Word, values?: Values) => string;

/** Every word in both languages; a word missing from one is a compile error. */
export const words = {
  ja: {
    ...ja,
    ...jaNotices,
    ...jaTroubles,
    ...jaCharge,
    ...jaSheets,
    ...jaMoney,
    ...jaTender,
    ...jaRefund,
    ...jaDesk,
    ...jaPending,
    ...jaDrawer,
    ...jaReport,
    ...jaMember,
    ...jaSearch,
    ...jaGoods,
    ...jaPaper,
    ...jaLane,
    ...jaTill,
    ...jaPrice,
  },
  en: {
    ...en,
    ...enNotices,
    ...enTroubles,
    ...enCharge,
    ...enSheets,
    ...enMoney,
    ...enTender,
    ...enRefund,
    ...enDesk,
    ...enPending,
    ...enDrawer,
    ...enReport,
    ...enMember,
    ...enSearch,
    ...enGoods,
    ...enPaper,
    ...enLane,
    ...enTill,
    ...enPrice,
  },
} as const satisfies Record<Language, Record<Word, string>>;

const i18n = createInstance();
// Both dictionaries are in hand, so i18next is ready at once; keys hold dots, and React escapes what it paints.
void i18n.init({
  lng: "ja",
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  resources: { ja: { translation: words.ja }, en: { translation: words.en } },
});
const fixed = { ja: i18n.getFixedT("ja"), en: i18n.getFixedT("en") };

/** The words of one language. */
export function speak(language: Language): Say {
  const say = fixed[language];
  const plain = words[language];
  // Most words have no gaps and are said at every scan.
  return (word, values) =>
    values === undefined && !plain[word].includes("{{") ? plain[word] : say(word, { ...values });
}

/** Says a word with its gaps filled, those of a trouble code in the same language. */
export function saySaying(language: Language, { word, values, trouble }: Saying): string {
  const found = trouble === undefined ? undefined : troubleWords[trouble]?.[language];
  return speak(language)(word, { ...values, ...found });
}

/** Whether there is such a word: codes come from the register and may be newer than this screen. */
export function isWord(word: string): word is Word {
  return word in words.ja;
}
