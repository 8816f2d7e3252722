import type { DeviceTroubleCode } from "#ipc/device-trouble.ts";
import type { Language } from "../words/words.ts";
import type { TechnicianDevice } from "./place.ts";

/** What is wrong and what to do at the hardware, for each device and each code of trouble. */
type Row = readonly [jaWhat: string, jaNext: string, enWhat: string, enNext: string];

/** Where nothing is said of the device itself. */
const common: { readonly [code in DeviceTroubleCode]: Row } = {
  CLOSED: [
    "ポートを開いていません",
    "数秒で開きます。続くときは、つなぎ先の設定を確かめてください",
    "The port is not open",
    "It opens within seconds. If not, check the port in the configuration",
  ],
  NOHARDWARE: [
    "ポートがありません",
    "ケーブルと USB 変換器を差し直してください。差込口を変えたときは「つなぎ先を変える」を押してください",
    "The port is not there",
    "Replug cable and adapter. If the plug has moved, press Change port",
  ],
  OFFLINE: [
    "ポートは開きますが、返事がありません",
    "電源を入れ、ケーブルと通信速度を確かめてください",
    "The port opens, nobody answers",
    "Switch it on; check cable and speed",
  ],
  TIMEOUT: [
    "返事が間に合いません",
    "ケーブルの緩みと通信速度を確かめ、電源を入れ直してください",
    "Answers come too late",
    "Check the cable and the speed, then switch it off and on",
  ],
  BUSY: [
    "前の仕事が終わりません",
    "10秒待っても変わらないときは、電源を入れ直してください",
    "It is still at work",
    "If that lasts over 10 s, switch it off and on",
  ],
  FAILURE: [
    "機器が異常を返しました",
    "電源を入れ直してください。繰り返すときは交換してください",
    "It reported a fault of its own",
    "Switch it off and on. If it comes again, replace it",
  ],
  NOSERVICE: [
    "機器のサービスが動いていません",
    "サービスを起動してください",
    "Its service does not run",
    "Start the service",
  ],
  COVER_OPEN: ["カバーが開いています", "カバーを閉めてください", "The cover is open", "Shut the cover"],
  PAPER_END: [
    "用紙がありません",
    "用紙を入れ、カバーを閉めてください",
    "Out of paper",
    "Put in a roll and shut the cover",
  ],
  CUTTER: [
    "カッターが止まっています",
    "電源を切り、カバーを開けて詰まった紙を取り、入れ直してください",
    "The cutter is stuck",
    "Switch off, open the cover, take the paper out, switch on",
  ],
  AUTO_RECOVERABLE: [
    "一時停止しています(ヘッドの過熱、電圧、印字中のカバー)",
    "カバーを閉めて待ってください。1分で戻らないときは、電源と設置場所の熱を確かめてください",
    "It pauses (hot head, voltage, cover opened while printing)",
    "Shut the cover and wait. If it lasts over a minute, check power supply and heat",
  ],
  FEED: [
    "紙送りボタンが押されています",
    "ボタンを放してください。戻らないときは、ボタンの引っ掛かりを取ってください",
    "The feed button is held down",
    "Let it go; if it stays, free the stuck button",
  ],
  UNRECOVERABLE: [
    "自分では直らない異常です",
    "電源を入れ直してください。直らないときは交換してください",
    "A fault it cannot clear itself",
    "Switch it off and on; if that does not help, replace it",
  ],
  WRONG_DEVICE: [
    "別の機器が返事をしています",
    "ケーブルを元の差込口に戻すか、「つなぎ先を変える」を押してください",
    "Another device answers here",
    "Put the cable back, or press Change port",
  ],
  LOCKED: [
    "ほかのプログラムがポートを使っています",
    "getty・ModemManager などを止めてください(udev の規則 70-pos.rules)",
    "Another program holds the port",
    "Stop getty, ModemManager or the like (udev rules 70-pos.rules)",
  ],
  CANCELED: ["取りやめました", "もう一度試してください", "Cancelled", "Try again"],
  GARBLED: [
    "読めない文字が続いています",
    "通信速度とパリティを設定と合わせてください",
    "Only garbage comes in",
    "Match speed and parity with the configuration",
  ],
};

const own: { readonly [device in TechnicianDevice]: { readonly [code in DeviceTroubleCode]?: Row } } = {
  printer: {
    OFFLINE: [
      "ポートは開きますが、プリンタが返事をしません",
      "電源と紙送り、ケーブル(クロス)、通信速度とフロー制御(ディップスイッチ)を確かめてください",
      "The port opens, the printer does not answer",
      "Check power, the cable (crossed), speed and flow control (DIP switches)",
    ],
    WRONG_DEVICE: [
      "プリンタではない機器が返事をしているか、機種設定が違います",
      "ケーブルと機種設定を確かめるか、「つなぎ先を変える」を押してください。確かめるまで何も印字しません",
      "Not a printer, or another profile, answers here",
      "Check cable and profile, or press Change port. Until then nothing is printed",
    ],
  },
  drawer: {
    OFFLINE: [
      "プリンタが返事をしないため、ドロアを開けられません",
      "先にプリンタを直してください。それまでは鍵で開けられます",
      "The printer does not answer, so the drawer cannot be opened",
      "Mend the printer first; the key opens it until then",
    ],
    NOHARDWARE: [
      "プリンタのポートがないため、ドロアを開けられません",
      "先にプリンタのケーブルを差し直してください。それまでは鍵で開けられます",
      "The printer's port is gone, so the drawer cannot be opened",
      "Replug the printer first; the key opens it until then",
    ],
  },
  scanner: {
    OFFLINE: [
      "スキャナのポートが応答しません",
      "スキャナの電源と充電、クレードルのケーブルを確かめてください",
      "The scanner's port does not answer",
      "Check the scanner's power, charge and cradle cable",
    ],
    GARBLED: [
      "コードにならない文字が続いています",
      "スキャナの通信速度・パリティ・終端(CR/LF)を設定コードで合わせてください",
      "What it sends is no code",
      "Set the scanner's speed, parity and suffix (CR/LF) by its setup codes",
    ],
  },
  reader: {
    NOHARDWARE: [
      "設定した名前のリーダが見つかりません",
      "USB ケーブルを差し直し、pcsc_scan で名前を確かめて設定と合わせてください",
      "No reader of the configured name",
      "Replug USB; check its name with pcsc_scan against the configuration",
    ],
    NOSERVICE: [
      "pcscd が動いていません",
      "systemctl status pcscd.socket を確かめて起動してください。動けば5秒以内に戻ります",
      "pcscd does not run",
      "Check systemctl status pcscd.socket and start it; the reader is back within 5 s",
    ],
    LOCKED: [
      "ほかのプログラムがリーダを占有しています",
      "カードを使うほかのプログラムを止めてください",
      "Another program holds the reader",
      "Stop other programs that use cards",
    ],
    BUSY: [
      "ほかのプログラムがカードを使っています",
      "カードを使うほかのプログラムを止めてください",
      "Another program uses the card",
      "Stop other programs that use cards",
    ],
  },
  display: {
    OFFLINE: [
      "表示器のポートが応答しません",
      "表示器の電源とケーブルを確かめてください",
      "The display's port does not answer",
      "Check the display's power and cable",
    ],
  },
};

export type TroubleSaid = { readonly what: string; readonly next: string };

/** The two sentences of a trouble. A code this page does not know is named, with a way on. */
export function sayDeviceTrouble(language: Language, device: TechnicianDevice, code: string): TroubleSaid {
  const row = isListed(code) ? (own[device][code] ?? common[code]) : null;
  if (row === null) {
    return language === "ja"
      ? { what: `異常があります(${code})`, next: "電源を入れ直し、続くときは記録 (kiosk.log) を確かめてください" }
      : { what: `A fault (${code})`, next: "Switch it off and on; if it lasts, see kiosk.log" };
  }
  const [jaWhat, jaNext, enWhat, enNext] = row;
  return language === "ja" ? { what: jaWhat, next: jaNext } : { what: enWhat, next: enNext };
}

function isListed(code: string): code is DeviceTroubleCode {
  return code in common;
}
