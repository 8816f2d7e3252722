"use strict";
// The interface of @pokusew/pcsclite 0.6.0 over `smartcard` (Node-API). What differs: pcscd away, killed or stopped neither blocks nor spins and is
// told at once, its return heals everything, and a card that never answers blocks no thread but one. Events and methods are the original's.

const { EventEmitter } = require("node:events");
const { Context } = require("smartcard");
const { CardReader } = require("./card-reader.cjs");
const { letAllGo, letGo } = require("./let-go.cjs");
const { openPulse } = require("./pulse.cjs");
const { trouble } = require("./trouble.cjs");

const PNP = "\\\\?PnP?\\Notification";
const CHANGED = 0x0002;
/** pcscd away: tried again after 0.25 s, 0.5 s, then each second; connecting to a missing socket costs microseconds. */
const PAUSES_MS = [250, 500, 1000];
/** One wait. It is never cancelled: SCardCancel would wait in this thread for a pcscd that has just been stopped. */
const WAIT_MS = 400;
/** The list of readers is looked at anew at least this often (pcscd tells a change by itself; this is for when it does not). */
const LOOK_MS = 10_000;
const SAID = { OFFLINE: "The service does not answer", NOSERVICE: "The service is not there" };

class PCSCLite extends EventEmitter {
  constructor() {
    super();
    /** Readers by name, as in the original. */
    this.readers = {};
    this._closed = false;
    this._wake = undefined;
    this._told = undefined;
    /** Not in the original: resolves when nothing of this object is left at the service. */
    this.ended = new Promise((resolve) => setImmediate(() => resolve(this._keep())));
  }

  close() {
    this._closed = true;
    this._wake?.();
  }

  async _keep() {
    for (let attempt = 0; !this._closed; attempt += 1) {
      const pulse = openPulse();
      if (await pulse.beat()) {
        attempt = 0;
        letAllGo();
        await this._serve(pulse);
      }
      pulse.close();
      this._lose(await pulse.down);
      if (!this._closed) await this._pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
    }
    this._lose("CLOSED");
  }

  _pause(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this._wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** No reader is there any more. Each kind of outage is told once, as the original did when it still spoke. */
  _lose(code) {
    void this._endReaders();
    if (this._closed || code === this._told) return;
    this._told = code;
    this.emit("error", trouble(SAID[code] ?? SAID.NOSERVICE, SAID[code] ? code : "NOSERVICE"));
  }

  async _endReaders() {
    const readers = Object.values(this.readers);
    this.readers = {};
    await Promise.all(readers.map((reader) => reader._end()));
  }

  /** Follows the service until it is gone or silent, or we end it. */
  async _serve(pulse) {
    let context;
    try {
      context = new Context();
    } catch {
      return;
    }
    const watching = this._watch(context, pulse).catch(() => undefined);
    await Promise.race([watching, pulse.down]);
    if (pulse.isDown()) this._lose(await pulse.down);
    // A silent service keeps the wait; it ends with its next answer or with its death, and only then may the context be released.
    await watching;
    await this._endReaders();
    await letGo(pulse, () => context.close());
  }

  /** One wait at a time: the library locks a context while it waits. */
  async _watch(context, pulse) {
    const states = new Map();
    let isStale = true;
    let listedAt = 0;
    while (!this._closed && !pulse.isDown()) {
      if (isStale) {
        if (!(await pulse.beat())) return;
        this._list(context, pulse, states);
        isStale = false;
        listedAt = performance.now();
      }
      const asked = [...states].map(([name, state]) => ({ name, state }));
      const changes = await context.waitForChange([...asked, { name: PNP, state: 0 }], WAIT_MS).catch((error) => {
        // A reader went away in the moment it was asked for.
        if (error.message !== "Unknown reader") throw error;
        isStale = true;
        return [];
      });
      if (changes === null || pulse.isDown()) return;
      isStale ||= performance.now() - listedAt > LOOK_MS;
      for (const { name, state, atr } of changes) {
        if (!(state & CHANGED)) continue;
        if (name === PNP) isStale = true;
        else if (states.has(name)) {
          states.set(name, (state & ~CHANGED) >>> 0);
          this.readers[name]?._status(state, atr);
        }
      }
    }
  }

  _list(context, pulse, states) {
    const listed = context.listReaders().map((reader) => reader.name);
    const gone = Object.keys(this.readers).filter((name) => !listed.includes(name));
    const come = listed.filter((name) => !this.readers[name]);
    for (const name of gone) this._drop(name, states);
    for (const name of come) this._add(name, pulse, states);
    // Not in the original: pcscd is there, and these are all its readers.
    if (this._told !== "" || gone.length > 0 || come.length > 0) this.emit("readers", listed);
    this._told = "";
  }

  _add(name, pulse, states) {
    states.set(name, 0);
    const reader = new CardReader(name, pulse, () => this._drop(name, states));
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
