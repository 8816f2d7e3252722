import type { DrawerLesson } from "#register/drawer-lesson.ts";

type Both = { readonly ja: string; readonly en: string };

const steps = {
  close: { ja: "ドロアを閉めて「次へ」を押してください", en: "Shut the drawer, then press Next" },
  open: {
    ja: "ドロアを鍵で開けて(または「ドロアを開ける」で)、「次へ」を押してください",
    en: "Open the drawer with the key (or with Open drawer), then press Next",
  },
  "close-again": { ja: "もう一度ドロアを閉めて「次へ」を押してください", en: "Shut the drawer again, then press Next" },
} as const satisfies { readonly [step: string]: Both };

const learned = {
  high: { ja: "覚えました。開くと信号が「高」になります", en: "Learned: the signal is high while it is open" },
  low: { ja: "覚えました。開くと信号が「低」になります", en: "Learned: the signal is low while it is open" },
} as const satisfies { readonly [level: string]: Both };

const failed = {
  silent: {
    ja: "プリンタがドロアの信号を知らせません。プリンタの電源とケーブルを確かめ、最初からやり直してください",
    en: "The printer does not tell the drawer's signal. Check its power and cable and begin again",
  },
  "unchanged-high": {
    ja: "開けても信号が変わりません。ドロアがつながっていないときも同じ信号です。ドロアのケーブルを確かめ、最初からやり直してください",
    en: "The signal did not change when it was opened; without a drawer it reads the same. Check the drawer's cable and begin again",
  },
  "unchanged-low": {
    ja: "開けても信号が変わりません。ドロアの開閉スイッチかケーブルを確かめ、最初からやり直してください",
    en: "The signal did not change when it was opened. Check the drawer's switch and cable and begin again",
  },
  stuck: {
    ja: "閉めても信号が戻りません。奥まで閉まっているか、スイッチを確かめ、最初からやり直してください",
    en: "The signal did not come back when it was shut. Is it shut to the end? Check the switch and begin again",
  },
} as const satisfies { readonly [why: string]: Both };

/** What to do now, or what came of it, in one sentence and its next step. */
export function sayLesson(lesson: DrawerLesson): Both {
  switch (lesson.step) {
    case "learned":
      return learned[lesson.openWhen];
    case "failed":
      return failed[lesson.why];
    default:
      return steps[lesson.step];
  }
}
