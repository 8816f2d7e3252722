import { chargeToResult } from "./charge-to-result.ts";
import { commitFigure } from "./commit.ts";
import { commitToFirstByte } from "./commit-to-first-byte.ts";
import { drain, drainScan } from "./drain.ts";
import { encode } from "./encode.ts";
import type { Figure } from "./figure.ts";
import { fsyncs, fsyncsCash } from "./fsync-counts.ts";
import { keyToLine } from "./key-to-line.ts";
import { lookupFigure } from "./lookup.ts";
import { machineTime } from "./machine-time.ts";
import { memoryGrowth } from "./memory-growth.ts";
import { receiptBytes } from "./receipt-bytes.ts";
import { roundTrips } from "./round-trips.ts";
import { rushMemory, rushStall } from "./rush.ts";
import { scanToLine } from "./scan-to-line.ts";
import { searchFigure } from "./search.ts";
import { startGoods } from "./start-300k.ts";
import { startMillion } from "./start-1m.ts";
import { startEmpty } from "./start-empty.ts";
import { statusToScreen } from "./status-to-screen.ts";
import { tapToReading } from "./tap-to-reading.ts";
import { tapToResult } from "./tap-to-result.ts";
import { zReport } from "./z-report.ts";

/** All figures, in the order of the table. */
export const figures: readonly Figure[] = [
  commitFigure,
  fsyncs,
  fsyncsCash,
  scanToLine,
  startEmpty,
  startMillion,
  startGoods,
  searchFigure,
  lookupFigure,
  receiptBytes,
  memoryGrowth,
  roundTrips,
  tapToReading,
  tapToResult,
  chargeToResult,
  drain,
  drainScan,
  encode,
  commitToFirstByte,
  statusToScreen,
  keyToLine,
  machineTime,
  rushMemory,
  rushStall,
  zReport,
];
