import { group } from "../fault.ts";

const fault = group("スキャナ");

/** Another last digit: what a bad print or a bad line makes of a code. */
const otherLast = (code: string): string => code.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10));

export const scannerFaults = [
  fault("scanner-cable", "ケーブルを抜く", "1 秒以内に赤。手入力で続けられる。", async ({ devices: { scanner } }) => {
    await scanner.cable("out");
    return () => scanner.cable("in");
  }),
  fault("scanner-garbage", "雑音が混じる", "商品は入らず、読み取りの異常として数える。", ({ devices: { scanner } }) =>
    scanner.behave((code) => [Buffer.from("\x00\xff\x9f", "latin1"), Buffer.from(`${code}\x80\r`, "latin1")]),
  ),
  fault("scanner-split", "1 文字ずつ途切れて届く", "普段どおり 1 点だけ入る。", ({ devices: { scanner } }) =>
    scanner.behave((code) => [...`${code}\r`].map((char) => Buffer.from(char, "latin1"))),
  ),
  fault("scanner-aim", "AIM 識別子が付く (]E0)", "普段どおり 1 点だけ入る。", ({ devices: { scanner } }) =>
    scanner.behave((code) => [Buffer.from(`]E0${code}\r`, "latin1")]),
  ),
  fault("scanner-digit", "チェックデジット違い", "商品は入らず、読み直しの音がする。", ({ devices: { scanner } }) =>
    scanner.behave((code) => [Buffer.from(`${otherLast(code)}\r`, "latin1")]),
  ),
  fault(
    "scanner-suffix",
    "終端 (CR) が付かない",
    "設定の間違い。読み取りの異常として数える。",
    ({ devices: { scanner } }) => scanner.behave((code) => [Buffer.from(code, "latin1")]),
  ),
];
