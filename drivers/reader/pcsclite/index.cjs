"use strict";
// The interface of @pokusew/pcsclite 0.6.0 over `smartcard` (Node-API). What differs: pcscd away at the start neither blocks nor spins,
// a restarted pcscd heals by itself, and a card that never answers blocks no thread but one. Events and methods are the original's.

const { EventEmitter } = require("node:events");
const { CardReader } = require("./card-reader.cjs");
const { Context } = require("smartcard");

const PNP = "\\\\?PnP?\\Notification";
const CHANGED = 0x0002;
/** pcscd away: tried again after 0.25 s, 0.5 s, then each second; establishing a context on a missing socket costs microseconds. */
const PAUSES_MS = [250, 500, 1000];
/** The list of readers is looked at anew at least this often (pcscd tells a change by itself; this is for when it does not). */
const LOOK_MS = 2000;

class PCSCLite extends EventEmitter {
  constructor() {
    super();
    /** Readers by name, as in the original. */
    this.readers = {};
    this._closed = false;
    this._context = undefined;
    this._timer = undefined;
    this._wake = undefined;
    setImmediate(() => this._keep());
  }

  close() {
    this._closed = true;
    clearTimeout(this._timer);
    this._wake?.();
    try {
      this._context?.cancel();
    } catch {
      // The service went away first; the wait has ended by itself.
    }
  }

  async _keep() {
    for (let attempt = 0; !this._closed; attempt += 1) {
      let context;
      try {
        context = new Context();
        this._context = context;
        attempt = 0;
        await this._watch(context);
      } catch (cause) {
        // Told once for each outage, as the original did when it still spoke.
        if (!this._closed && (context || attempt === 0))
          this.emit("error", Object.assign(new Error(cause.message, { cause }), { code: "NOSERVICE" }));
      }
      this._context = undefined;
      for (const reader of Object.values(this.readers)) reader._end();
      this.readers = {};
      // Nothing waits on this context any more, so releasing it cannot block.
      context?.close();
      if (this._closed) return;
      const pauseMs = PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)];
      await new Promise((resolve) => {
        this._wake = resolve;
        this._timer = setTimeout(resolve, pauseMs);
      });
    }
  }

  /** Follows readers and cards until the service or we end it. One wait at a time: the library locks a context while it waits. */
  async _watch(context) {
    const states = new Map();
    let isFirst = true;
    while (!this._closed) {
      const listed = context.listReaders().map((reader) => reader.name);
      for (const name of Object.keys(this.readers)) if (!listed.includes(name)) this._drop(name, states);
      for (const name of listed) if (!this.readers[name]) this._add(name, states);
      // Not in the original: pcscd is there, and these are all its readers.
      if (isFirst) this.emit("service");
      isFirst = false;
      const asked = [...listed.map((name) => ({ name, state: states.get(name) ?? 0 })), { name: PNP, state: 0 }];
      const changes = await context.waitForChange(asked, LOOK_MS);
      if (changes === null) return;
      for (const { name, state, atr } of changes) {
        if (name === PNP || !(state & CHANGED)) continue;
        states.set(name, (state & ~CHANGED) >>> 0);
        this.readers[name]?._status(state, atr);
      }
    }
  }

  _add(name, states) {
    states.set(name, 0);
    const reader = new CardReader(name, () => this._drop(name, states));
    this.readers[name] = reader;
    this.emit("reader", reader);
  }

  _drop(name, states) {
    states.delete(name);
    const reader = this.readers[name];
    delete this.readers[name];
    reader?._end();
  }
}

module.exports = () => new PCSCLite();
