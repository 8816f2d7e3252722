"use strict";
const { EventEmitter } = require("node:events");
const smartcard = require("smartcard");
const { letGo } = require("./let-go.cjs");
const { nameTrouble, trouble } = require("./trouble.cjs");

const { SCARD_STATE_EMPTY: EMPTY, SCARD_STATE_PRESENT: PRESENT } = smartcard;
const FLAGS = 0xffff;
/** Linux: SCARD_CTL_CODE(1), the escape command of the CCID driver (pcsc-lite, reader.h). */
const CONTROL_CODES = 0x42000000;

/** One reader. States are told to `status` listeners; `state` holds the one before, as nfc-pcsc expects. */
class CardReader extends EventEmitter {
  constructor(name, pulse, close) {
    super();
    this.name = name;
    this.state = 0;
    this.connected = false;
    this.close = close;
    this._pulse = pulse;
    this._base = undefined;
    this._card = undefined;
    this._share = undefined;
    /** A context of its own, kept: the library locks a context for as long as a command on it lasts. */
    this._line = undefined;
    this._connecting = undefined;
    this._leaving = Promise.resolve();
    this._pending = 0;
    this._afterPending = [];
    this._ended = false;
  }

  /** `state` as pcscd gives it: flags, and in the upper 16 bits a count of insertions and removals. */
  _status(state, atr) {
    const wasPresent = (this.state & PRESENT) !== 0;
    const isPresent = (state & PRESENT) !== 0;
    const isEmpty = (state & EMPTY) !== 0;
    const count = state >>> 16;
    // pcscd tells a state before it counts it, so one step more is the same card, and only two are another.
    const isMissed = this._base !== undefined && isPresent === wasPresent && ((count - this._base) & FLAGS) > 1;
    if (!isPresent && !isEmpty) this._base = undefined;
    else if (this._base === undefined || isPresent !== wasPresent || isMissed) this._base = count;
    // A reader that lost contact (UNKNOWN) or vanished has no card, whatever lies there: nfc-pcsc waits for EMPTY to believe it.
    if (!isPresent && !isEmpty) return this._tell((state & FLAGS) | EMPTY);
    // Two cards changed places, or one came and went, between two looks: only the count shows it.
    if (isMissed) this._tell(isPresent ? EMPTY : PRESENT);
    return this._tell(state, atr);
  }

  _tell(state, atr) {
    this.emit("status", { state, ...(atr ? { atr } : {}) });
    this.state = state;
    if (state & EMPTY) this._release();
  }

  /** Resolves when its handles are given back, or left to be when the service answers again. */
  _end() {
    if (!this._ended) {
      this._ended = true;
      this._release();
      this._hangUp();
      this.removeAllListeners("status");
      this.emit("end");
    }
    return this._leaving;
  }

  /** Gives back when no command is under way: the library would block this thread until it is answered. */
  _giveBack(give) {
    const safely = () => {
      try {
        give();
      } catch {
        // The card or the service has gone already.
      }
    };
    const go = () => {
      const before = this._leaving;
      this._leaving = letGo(this._pulse, safely).then(() => before);
    };
    if (this._pending === 0) go();
    else this._afterPending.push(go);
  }

  _release(disposition = smartcard.SCARD_LEAVE_CARD) {
    const card = this._card;
    this._card = undefined;
    this.connected = false;
    if (card) this._giveBack(() => card.disconnect(disposition));
  }

  _hangUp() {
    const line = this._line;
    this._line = undefined;
    if (line) this._giveBack(() => line.context.close());
  }

  async _run(command) {
    this._pending += 1;
    try {
      return await command;
    } catch (error) {
      throw nameTrouble(error);
    } finally {
      this._pending -= 1;
      if (this._pending === 0) for (const go of this._afterPending.splice(0)) go();
    }
  }

  connect(options, callback) {
    if (typeof options === "function") return this.connect({}, options);
    const share = options?.share_mode ?? smartcard.SCARD_SHARE_EXCLUSIVE;
    if (this.connected && this._share === share) return void callback(undefined, this._card.protocol);
    if (this._ended) return void callback(trouble("The reader is gone", "NOHARDWARE"));
    if (!this._connecting) {
      if (this._pending > 0) return void callback(trouble("An earlier command is still unanswered", "BUSY"));
      this._release();
      this._connecting = this._connect(share, options ?? {}).finally(() => (this._connecting = undefined));
    }
    this._connecting.then(
      (protocol) => callback(undefined, protocol),
      (error) => callback(error),
    );
  }

  async _connect(share, { protocol = smartcard.SCARD_PROTOCOL_T0 | smartcard.SCARD_PROTOCOL_T1 }) {
    await this._leaving;
    try {
      this._line ??= await this._dial();
      const card = await this._run(this._line.reader.connect(share, protocol));
      this._card = card;
      this._share = share;
      this.connected = true;
      const isGone = this._ended || (this.state & EMPTY && share !== smartcard.SCARD_SHARE_DIRECT);
      if (isGone) this._release();
      if (this._ended) this._hangUp();
      return card.protocol;
    } catch (error) {
      this._hangUp();
      throw nameTrouble(error);
    }
  }

  async _dial() {
    if (!(await this._pulse.beat())) throw trouble("The service does not answer", "NOSERVICE");
    const context = new smartcard.Context();
    const reader = context.listReaders().find(({ name }) => name === this.name);
    if (reader) return { context, reader };
    context.close();
    throw trouble("The reader is gone", "NOHARDWARE");
  }

  disconnect(disposition, callback) {
    if (typeof disposition === "function") return this.disconnect(undefined, disposition);
    if (this.connected) this._release(typeof disposition === "number" ? disposition : smartcard.SCARD_UNPOWER_CARD);
    callback();
  }

  transmit(data, responseLimit, _protocol, callback) {
    this._command(callback, (card) => card.transmit(data, { maxRecvLength: responseLimit }));
  }

  control(data, code, responseLimit, callback) {
    this._command(callback, async (card) => (await card.control(code, data)).subarray(0, responseLimit));
  }

  _command(callback, send) {
    if (!this._card) return void callback(trouble("Card Reader not connected", "CLOSED"));
    if (this._pending > 0) return void callback(trouble("An earlier command is still unanswered", "BUSY"));
    this._run(send(this._card)).then(
      (answer) => callback(undefined, answer),
      (error) => callback(error),
    );
  }

  SCARD_CTL_CODE(code) {
    return CONTROL_CODES + code;
  }
}

for (const [name, value] of Object.entries(smartcard))
  if (/^SCARD_(SHARE|PROTOCOL|STATE|.*_CARD)/.test(name) && typeof value === "number")
    CardReader.prototype[name] = value;
CardReader.prototype.IOCTL_CCID_ESCAPE = CONTROL_CODES + 1;

module.exports = { CardReader };
