import { openJournal } from "#db/open-journal.ts";
import { evolve } from "#register/evolve.ts";
import type { Step } from "./step.ts";

/** Opens the journal as the register will, checks what stands in it and lays the ballast. */
export const lookOver: Step = {
  name: "look it over",
  run({ config: { data } }) {
    using journal = openJournal({ dir: data, evolve });
    const findings = journal.verifyTail();
    const { freeMb, level } = journal.checkDisk();
    const told = findings.map(({ seq, finding }) => `entry ${seq}: ${finding}`);
    return {
      ok: findings.length === 0 && level === "ok",
      detail: [`head at entry ${journal.head().seq}`, `${freeMb} MB free`, ...told].join("; "),
    };
  },
};
