// Loaded before the register's own code (NODE_OPTIONS=--import): counts the boundaries it passes and dies at the one it is told.
// A boundary: just before and just after each commit of the journal; a request about to leave, gone, its answer begun, its answer whole.
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import Database from "better-sqlite3";

/** While this file is there, boundaries are counted; it holds the number of the one to die at. */
const file = process.env["TRAP"] ?? "";
let passed = 0;

function pass(what) {
  if (!existsSync(file)) return;
  passed += 1;
  appendFileSync(`${file}.log`, `${passed} ${what}\n`);
  if (passed === Number(readFileSync(file, "utf8"))) process.kill(process.pid, "SIGKILL");
}

const isJournal = (db) => db.name.endsWith("journal.db");
function around(db, what, work) {
  if (!isJournal(db)) return work();
  pass(`before ${what}`);
  const made = work();
  pass(`after ${what}`);
  return made;
}

const { transaction, prepare } = Database.prototype;
Database.prototype.transaction = function (work) {
  const made = transaction.call(this, work);
  const bound =
    (how) =>
    (...args) =>
      around(this, "commit", () => how(...args));
  return Object.assign(bound(made), { immediate: bound(made.immediate), deferred: bound(made.deferred) });
};
let isPatched = false;
Database.prototype.prepare = function (source) {
  const statement = prepare.call(this, source);
  if (!isPatched) {
    isPatched = true;
    const shape = Object.getPrototypeOf(statement);
    const { run } = shape;
    shape.run = function (...args) {
      const { database } = this;
      // Inside a transaction nothing is durable yet: its own end is the boundary.
      return database.inTransaction ? run.apply(this, args) : around(database, "write", () => run.apply(this, args));
    };
  }
  return statement;
};

const { request } = https;
https.request = (...args) => {
  pass("request about to leave");
  const asked = request(...args);
  asked.once("finish", () => pass("request gone"));
  asked.prependOnceListener("response", (answer) => {
    pass("answer begun");
    answer.prependOnceListener("end", () => pass("answer whole"));
  });
  return asked;
};
syncBuiltinESMExports();
