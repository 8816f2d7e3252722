// The least that commits a sale and prints it: a row, durable; the mark that it is being sent, durable; the four questions and their answers; the bytes.
// node bare-writer.mjs DB PORT BAUD
import process from "node:process";
import Database from "better-sqlite3";
import { SerialPort } from "serialport";

const [file, path, baud] = process.argv.slice(2);
const db = new Database(file);
db.pragma("journal_mode = WAL");
db.pragma("synchronous = FULL");
db.exec(
  "CREATE TABLE IF NOT EXISTS entry(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, sent INTEGER NOT NULL DEFAULT 0) STRICT",
);
const insert = db.prepare("INSERT INTO entry(body) VALUES (?)");
const mark = db.prepare("UPDATE entry SET sent = 1 WHERE seq = (SELECT max(seq) FROM entry)");
const body = Buffer.alloc(2_000, 0x61);

const port = new SerialPort({ path, baudRate: Number(baud) });
// DLE EOT 1 to 4: a receipt is sent only to a printer that has just answered.
const questions = Buffer.from([1, 2, 3, 4].flatMap((n) => [0x10, 0x04, n]));
const receipt = Buffer.from("A receipt\n".repeat(20));
let answers = 0;
port.on("data", (bytes) => {
  answers += [...bytes].filter((byte) => (byte & 0x93) === 0x12).length;
  if (answers < 4) return;
  answers = 0;
  port.write(receipt);
});
process.on("message", () => {
  insert.run(body);
  const at = Number(process.hrtime.bigint()) / 1e6;
  mark.run();
  port.write(questions);
  process.send({ kind: "bench-commit", at });
});
port.once("open", () => process.send({ kind: "ready" }));
process.on("disconnect", () => process.exit(0));
