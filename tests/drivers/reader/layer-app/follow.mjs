// Follows the readers of pcscd through one native layer (argv: its module; and "no-atr" to plant a fault) and tells on stdout, a JSON object a line: reader, in, out, end, answer,
// list. Asked on stdin in the same way: {list: true} or {name, apdu}.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const pcsc = createRequire(import.meta.url)(process.argv[2])();
const isFaulty = process.argv[3] === "no-atr";
const tell = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
const readers = new Map();

pcsc.on("error", () => tell({ what: "error" }));
pcsc.on("reader", (reader) => {
  const { name } = reader;
  readers.set(name, reader);
  tell({ what: "reader", name });
  reader.on("error", () => undefined);
  reader.on("end", () => tell({ what: "end", name }));
  let wasPresent = false;
  reader.on("status", ({ state, atr }) => {
    const isPresent = (state & reader.SCARD_STATE_PRESENT) !== 0;
    if (isPresent && !wasPresent)
      tell({ what: "in", name, atr: isFaulty ? "" : Buffer.from(atr ?? []).toString("hex") });
    if (!isPresent && wasPresent) tell({ what: "out", name });
    wasPresent = isPresent;
  });
});

function transmit({ name, apdu }) {
  const reader = readers.get(name);
  const fail = (step) => tell({ what: "answer", name, failed: step });
  reader.connect({ share_mode: reader.SCARD_SHARE_SHARED }, (refused, protocol) => {
    if (refused) return fail("connect");
    reader.transmit(Buffer.from(apdu, "hex"), 258, protocol, (error, answer) => {
      reader.disconnect(reader.SCARD_LEAVE_CARD, () => {
        if (error) fail("transmit");
        else tell({ what: "answer", name, answer: answer.toString("hex") });
      });
    });
  });
}

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const asked = JSON.parse(line);
    if (asked.list) tell({ what: "list", names: Object.keys(pcsc.readers).toSorted() });
    else transmit(asked);
  })
  // The original cannot be closed while it waits.
  .on("close", () => process.kill(process.pid, "SIGKILL"));
