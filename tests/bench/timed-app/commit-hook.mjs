// Loaded before the register's own code (NODE_OPTIONS=--import): tells its parent when each commit of the journal was durable, on the clock that all
// processes of a machine share (CLOCK_MONOTONIC), and does nothing else differently.
import process from "node:process";
import Database from "better-sqlite3";

const { transaction } = Database.prototype;
Database.prototype.transaction = function (work) {
  const made = transaction.call(this, work);
  const told =
    (how) =>
    (...args) => {
      const result = how(...args);
      const at = Number(process.hrtime.bigint()) / 1e6;
      if (this.name.endsWith("journal.db") && !this.inTransaction) process.send?.({ kind: "bench-commit", at });
      return result;
    };
  return Object.assign(told(made), { immediate: told(made.immediate), deferred: told(made.deferred) });
};
