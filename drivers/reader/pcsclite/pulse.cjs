"use strict";
// Is pcscd alive? Asked over a connection of our own, because the library waits for ever for a pcscd that is stopped, and in part in this thread.
// The question is the first one of every client (pcsc-lite, winscard_msg.h: CMD_VERSION = 11h, protocol 4:4); pcscd answers it at once, as often as it comes.

const net = require("node:net");

const SOCKET = "/run/pcscd/pcscd.comm";
/** rxHeader {size, command}, version_struct {major, minor, rv}: 32-bit integers of the machine, all that we run on being little-endian. */
const QUESTION = Buffer.from(Uint32Array.of(12, 0x11, 4, 4, 0).buffer);
const ANSWER_BYTES = 12;
const EVERY_MS = 250;
/** Silent for so long: stopped. With the pause before, it is known within a second. */
const LIMIT_MS = 700;

/** Opens the pulse. `down` resolves once with "NOSERVICE" (gone, or never there) or "OFFLINE" (there and silent). */
function openPulse() {
  const down = Promise.withResolvers();
  let isDown = false;
  let isGone = false;
  let beating;
  let received = 0;
  let timer;
  const socket = net.connect(process.env.PCSCLITE_CSOCK_NAME ?? SOCKET);

  function end(code) {
    if (isDown) return;
    isDown = true;
    isGone = code === "NOSERVICE";
    clearTimeout(timer);
    socket.destroy();
    beating?.resolve(false);
    down.resolve(code);
  }

  /** Resolves with true when it has answered a question asked from now on: an answer to an earlier one says nothing of this moment. */
  async function beat() {
    await beating?.promise;
    if (isDown) return false;
    return beating ? beat() : ask();
  }

  function ask() {
    const mine = Promise.withResolvers();
    beating = mine;
    received = 0;
    // What came while this thread was busy is read before the time is judged.
    const judge = () => setImmediate(() => beating === mine && received < ANSWER_BYTES && end("OFFLINE"));
    const limit = setTimeout(judge, LIMIT_MS);
    clearTimeout(timer);
    void mine.promise.then(() => {
      clearTimeout(limit);
      if (beating === mine) beating = undefined;
      if (!isDown) timer = setTimeout(beat, EVERY_MS);
    });
    socket.write(QUESTION);
    return mine.promise;
  }

  socket.on("error", () => end("NOSERVICE"));
  socket.on("close", () => end("NOSERVICE"));
  socket.on("data", ({ length }) => {
    received += length;
    if (received >= ANSWER_BYTES) beating?.resolve(true);
  });
  return { beat, down: down.promise, isDown: () => isDown, isGone: () => isGone, close: () => end("CLOSED") };
}

module.exports = { openPulse };
