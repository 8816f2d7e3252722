// Uses each native module once and reports.
import { createRequire } from "node:module";

const require = createRequire(process.env.TRIAL_ROOT);
const Database = require("better-sqlite3");
const { SerialPort } = require("serialport");
const { Context } = require("smartcard");

const database = new Database(
  ":memory:",
  process.env.TRIAL_BINDING ? { nativeBinding: process.env.TRIAL_BINDING } : {},
);
const { version } = database.prepare("SELECT sqlite_version() AS version").get();
const missing = new SerialPort({ path: "/dev/no-such-port", baudRate: 9600, autoOpen: false });
missing.open((error) => {
  process.parentPort.postMessage({ sqlite: version, serial: error?.message, smartcard: typeof Context });
});
