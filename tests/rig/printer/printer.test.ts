import { join } from "node:path";
import jsqr from "jsqr";
import { PNG } from "pngjs";
import { transform } from "receiptline";
import { describe, expect, test } from "vitest";
import { openHost } from "../host.ts";
import { makeTempDir } from "../temp-dir.ts";
import { coverOpen, cutterJam, linkCut, muteStatus, paperOut, resetMidJob, silent } from "./behaviours.ts";
import { openPrinter, type PrinterOptions } from "./open-printer.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
/** A CommonJS package: under Node its default export lies one level deeper than its types say. */
const readQr = "default" in jsqr ? jsqr.default : jsqr;
const CUT = hex("1d 56 42 00");
const lines = (n: number): Buffer => Buffer.from(Array.from({ length: n }, (_, i) => `line ${i + 1}\n`).join(""));
const numbered = (n: number): string[] => Array.from({ length: n }, (_, i) => `line ${i + 1}`);

/** A printer on a PTY and the register's end of it. */
async function plugIn(o: Partial<PrinterOptions> & { hostFlow?: boolean } = {}) {
  const stack = new AsyncDisposableStack();
  const dir = stack.use(makeTempDir());
  const printer = stack.use(await openPrinter({ timeScale: 0.05, ...o, link: join(dir.path, "printer") }));
  const host = stack.use(await openHost(printer.path, { flow: o.hostFlow ?? true }));
  return { printer, host, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

function encode(document: string): Buffer {
  return Buffer.from(
    transform(document, { cpl: 48, encoding: "cp932", command: "epson", spacing: true, cutting: true }),
    "latin1",
  );
}

describe("what is printed", () => {
  test("a receipt of receiptline's encoder reads as it was written, kanji, kana, yen and size included", async () => {
    await using rig = await plugIn();
    rig.host.write(
      encode("{width:*}\n^^^京大生協 時計台店\n---\n{width:30,*}\nカレーライス(中) |¥480\n|ﾎｳﾚﾝｿｳ 表 ソ～|¥1,100\n="),
    );
    const paper = await rig.printer.waitForPaper(1, 6_000);
    const text = paper.text.map((line) => line.trim().replaceAll(/ +/g, " ")).filter((line) => line !== "");
    expect(text).toEqual(["京大生協 時計台店", "─".repeat(48), "カレーライス(中) ¥480", "ﾎｳﾚﾝｿｳ 表 ソ～ ¥1,100"]);
    expect(rig.printer.findings()).toEqual([]);
  });

  test("a QR code sent as data is drawn in modules that a phone can read", async () => {
    await using rig = await plugIn();
    const data = Buffer.from("CR1/R01/1/123/89ABCDEF");
    const store = Buffer.concat([Buffer.of(0x1d, 0x28, 0x6b, data.length + 3, 0, 0x31, 0x50, 0x30), data]);
    rig.host.write(
      Buffer.concat([
        hex("1b40 1b6101 1d286b040031413200 1d286b0300314306 1d286b0300314531"),
        store,
        hex("1d286b0300315130"),
        CUT,
      ]),
    );
    const paper = await rig.printer.waitForPaper(1, 6_000);
    const png = PNG.sync.read(paper.png());
    expect(png.width).toBe(576);
    expect(readQr(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toBe("CR1/R01/1/123/89ABCDEF");
    expect(paper.text.join("").trim()).toBe("[QR CR1/R01/1/123/89ABCDEF]");
  });

  test("the same bytes print the same in any cut of the stream", async () => {
    const bytes = encode("{width:*}\n時計台\n{code:CR1;option:qrcode,4,m}\n=");
    await using whole = await plugIn();
    await using single = await plugIn();
    whole.host.write(bytes);
    for (const byte of bytes) single.host.write(Uint8Array.of(byte));
    const [a, b] = await Promise.all([whole.printer.waitForPaper(1, 6_000), single.printer.waitForPaper(1, 6_000)]);
    expect(b.png().equals(a.png())).toBe(true);
    expect(b.bytes.equals(bytes.subarray(0, b.bytes.length))).toBe(true);
  });
});

describe("commands", () => {
  test("a drawer kick without its times eats the two bytes after it and is found out", async () => {
    await using rig = await plugIn();
    rig.host.write(Buffer.concat([hex("1b7000"), Buffer.from("AB合計\n"), CUT]));
    const paper = await rig.printer.waitForPaper(1, 6_000);
    expect(rig.printer.findings()[0]).toMatchObject({ finding: "kick", bytes: "1b70004142" });
    expect(paper.text.join("")).not.toContain("AB");
  });

  test("a drawer kick at the end of the stream without its times is found incomplete", async () => {
    await using rig = await plugIn();
    rig.host.write(hex("1b7000"));
    await expect.poll(() => rig.printer.findings()[0]?.finding, { timeout: 3_000 }).toBe("incomplete");
    expect(rig.printer.kicks()).toEqual([]);
  });

  test("an unknown command and one out of range are counted, and printing goes on", async () => {
    await using rig = await plugIn();
    rig.host.write(Buffer.concat([hex("1b71 1b6105 07"), Buffer.from("ok\n"), CUT]));
    const paper = await rig.printer.waitForPaper(1, 6_000);
    expect(rig.printer.findings().map((one) => [one.finding, one.bytes])).toEqual([
      ["unknown", "1b71"],
      ["range", "1b6105"],
      ["unknown", "07"],
    ]);
    expect(paper.text).toEqual(["ok"]);
  });

  test("a real-time kick hidden in image data opens the drawer, as on the real device", async () => {
    await using rig = await plugIn();
    rig.host.write(hex("1d763000 05000100 1014010001"));
    await expect.poll(() => rig.printer.kicks().length, { timeout: 3_000 }).toBe(1);
    expect(rig.printer.kicks()[0]).toMatchObject({ pin: 2, onMs: 100 });
  });
});

describe("status", () => {
  test("DLE EOT is answered while the printer is offline", async () => {
    await using rig = await plugIn();
    rig.printer.paper("end");
    rig.printer.cover("open");
    await expect.poll(() => rig.host.received().length).toBe(8);
    rig.host.write(hex("100401 100402 100403 100404"));
    await expect.poll(() => rig.host.received().subarray(-4).toString("hex")).toBe("1e36127e");
  });

  test("each change is sent as four bytes once GS a asks for it", async () => {
    await using rig = await plugIn();
    rig.host.write(hex("1d61ff"));
    await expect.poll(() => rig.host.received().toString("hex")).toBe("1400000f");
    rig.printer.paper("near-end");
    rig.printer.setPin3(false);
    await expect.poll(() => rig.host.received().toString("hex")).toBe("1400000f 1400030f 1000030f".replaceAll(" ", ""));
  });

  test("the process id comes back only when everything before it is on paper", async () => {
    await using rig = await plugIn({ timeScale: 1, dotsPerSecond: 600, baud: 115_200 });
    rig.host.write(Buffer.concat([lines(10), hex("1d284806003030 61626364")]));
    await expect.poll(() => rig.printer.current().text.length, { timeout: 3_000 }).toBeGreaterThan(2);
    expect(rig.host.received().length).toBe(0);
    await expect.poll(() => rig.host.received().toString("hex"), { timeout: 3_000 }).toBe("37226162636400");
    expect(rig.printer.current().text).toEqual(numbered(10));
  });
});

describe("the line", () => {
  test("a job larger than the buffer is held back by XOFF and arrives whole", async () => {
    await using rig = await plugIn();
    rig.printer.cover("open");
    rig.host.write(Buffer.concat([lines(1_200), CUT]));
    await expect
      .poll(() => rig.printer.tape().some((one) => one.from === "printer" && one.bytes[0] === 0x13), { timeout: 6_000 })
      .toBe(true);
    expect(rig.printer.idle()).toBe(false);
    rig.printer.cover("closed");
    const paper = await rig.printer.waitForPaper(1, 15_000);
    expect(paper.text).toEqual(numbered(1_200));
    expect(rig.printer.findings()).toEqual([]);
  });

  test("without flow control what finds the buffer full is lost, and said so", async () => {
    await using rig = await plugIn({ flow: "none", hostFlow: false, bufferBytes: 100 });
    rig.printer.cover("open");
    rig.host.write(lines(30));
    await expect.poll(() => rig.printer.findings().length, { timeout: 3_000 }).toBe(lines(30).length - 100);
    expect(rig.printer.findings()[0]?.finding).toBe("overrun");
  });

  test("a cut cable hangs the register's end up and the rest of the job never arrives", async () => {
    await using rig = await plugIn();
    rig.printer.behave(linkCut({ atByte: 20 }));
    rig.host.write(lines(10));
    await rig.host.closed;
    expect(rig.printer.bytes()).toEqual(lines(10).subarray(0, 20));
    await expect.poll(() => rig.printer.current().text).toEqual(numbered(2));
  });
});

describe("accidents", () => {
  test.each([1, 4, 10])(
    "paper that ends at line %i stops the receipt, and new paper finishes it exactly once",
    async (atLine) => {
      await using rig = await plugIn();
      rig.printer.behave(paperOut({ atLine }));
      rig.host.write(Buffer.concat([lines(10), CUT, hex("1d7201")]));
      await expect.poll(() => rig.printer.condition.paper, { timeout: 3_000 }).toBe("end");
      expect(rig.printer.current().text).toEqual(numbered(atLine));
      rig.printer.paper("ok");
      const paper = await rig.printer.waitForPaper(1, 6_000);
      expect(paper.text).toEqual(numbered(10));
      expect(rig.printer.papers().length).toBe(1);
    },
  );

  test("an opened cover and a jammed cutter stop it too, and closing or DLE ENQ resumes", async () => {
    await using rig = await plugIn();
    rig.printer.behave(coverOpen({ atLine: 2 }));
    rig.printer.behave(cutterJam({ atLine: 5 }));
    rig.host.write(Buffer.concat([lines(8), CUT]));
    await expect.poll(() => rig.printer.condition.cover, { timeout: 3_000 }).toBe("open");
    rig.printer.cover("closed");
    await expect.poll(() => rig.printer.condition.fault, { timeout: 3_000 }).toBe("cutter");
    rig.host.write(hex("100501"));
    expect((await rig.printer.waitForPaper(1, 6_000)).text).toEqual(numbered(8));
  });

  test("a power cut in the middle loses the rest and the modes", async () => {
    await using rig = await plugIn();
    rig.printer.behave(resetMidJob({ atLine: 3, forMs: 200 }));
    rig.host.write(Buffer.concat([hex("1b4501"), lines(10), CUT]));
    // It tells of itself when it is back (GS a, default of "busy on buffer full only").
    await expect.poll(() => rig.host.received().toString("hex"), { timeout: 3_000 }).toBe("1400000f");
    rig.host.write(CUT);
    expect((await rig.printer.waitForPaper(1, 6_000)).text).toEqual(numbered(3));
  });

  test("a silent printer takes nothing; a mute one prints and does not answer; the newest behaviour comes first", async () => {
    await using rig = await plugIn();
    const speakAgain = rig.printer.behave(muteStatus());
    const wakeUp = rig.printer.behave(silent());
    expect(rig.printer.behaviours()).toEqual(["silent", "mute-status"]);
    rig.host.write(Buffer.concat([lines(1), hex("100401")]));
    rig.printer.paper("near-end");
    wakeUp();
    rig.host.write(Buffer.concat([lines(2), hex("1d7201"), CUT]));
    const paper = await rig.printer.waitForPaper(1, 6_000);
    expect(rig.host.received().length).toBe(0);
    speakAgain();
    rig.host.write(hex("1d7201"));
    await expect.poll(() => rig.host.received().toString("hex")).toBe("03");
    expect(paper.text.slice(-2)).toEqual(numbered(2));
  });
});
