"use strict";
const { EventEmitter } = require("node:events");
const smartcard = require("smartcard");

const { SCARD_STATE_EMPTY: EMPTY, SCARD_STATE_PRESENT: PRESENT } = smartcard;
/** Linux: SCARD_CTL_CODE(1), the escape command of the CCID driver (pcsc-lite, reader.h). */
const CONTROL_CODES = 0x42000000;

const trouble = (message, code) => Object.assign(new Error(message), { code });

/** One reader. States are told to `status` listeners; `state` holds the one before, as nfc-pcsc expects. */
class CardReader extends EventEmitter {
  constructor(name, close) {
    super();
    this.name = name;
    this.state = 0;
    this.connected = false;
    this.close = close;
    this._card = undefined;
    this._context = undefined;
    this._connecting = undefined;
    this._pending = 0;
    this._ended = false;
  }

  /** `state` as pcscd gives it: flags, and in the upper 16 bits a count of insertions and removals. */
  _status(state, atr) {
    const before = this.state;
    const isPresent = (state & PRESENT) !== 0;
    // A reader that lost contact (UNKNOWN) or vanished while its card lay there has no card: nfc-pcsc waits for EMPTY to believe it.
    if (!isPresent && before & PRESENT && !(state & EMPTY)) return this._tell((state & ~0xffff) | EMPTY);
    // Two cards changed places between two looks of pcscd: only the count shows it.
    if (isPresent && before & PRESENT && state >>> 16 !== before >>> 16) this._tell((state & ~0xffff) | EMPTY);
    return this._tell(state, atr);
  }

  _tell(state, atr) {
    this.emit("status", { state, ...(atr ? { atr } : {}) });
    this.state = state;
    if (state & EMPTY) this._release();
  }

  _end() {
    if (this._ended) return;
    this._ended = true;
    this._release();
    this.removeAllListeners("status");
    this.emit("end");
  }

  /** Lets go of card and context. While a command is unanswered both are kept until it is: the library would block this thread. */
  _release(disposition = smartcard.SCARD_LEAVE_CARD) {
    const card = this._card;
    const context = this._context;
    this._card = undefined;
    this._context = undefined;
    this.connected = false;
    const letGo = () => {
      try {
        card?.disconnect(disposition);
      } catch {
        // The card or the service has gone already.
      }
      context?.close();
    };
    if (this._pending === 0) letGo();
    else this._afterPending = [...(this._afterPending ?? []), letGo];
  }

  async _run(command) {
    this._pending += 1;
    try {
      return await command;
    } finally {
      this._pending -= 1;
      if (this._pending === 0) for (const letGo of (this._afterPending ?? []).splice(0)) letGo();
    }
  }

  connect(options, callback) {
    if (typeof options === "function") return this.connect({}, options);
    if (this.connected) return void callback(undefined, this._card.protocol);
    if (this._ended) return void callback(trouble("The reader is gone", "NOHARDWARE"));
    if (!this._connecting) {
      if (this._pending > 0) return void callback(trouble("An earlier command is still unanswered", "BUSY"));
      this._connecting = this._connect(options ?? {}).finally(() => (this._connecting = undefined));
    }
    this._connecting.then(
      (protocol) => callback(undefined, protocol),
      (error) => callback(error),
    );
  }

  async _connect({
    share_mode: share = smartcard.SCARD_SHARE_EXCLUSIVE,
    protocol = smartcard.SCARD_PROTOCOL_T0 | smartcard.SCARD_PROTOCOL_T1,
  }) {
    // A context of its own: the library locks a context for as long as a command on it lasts.
    const context = new smartcard.Context();
    try {
      const found = context.listReaders().find((reader) => reader.name === this.name);
      if (!found) throw trouble("The reader is gone", "NOHARDWARE");
      const card = await this._run(found.connect(share, protocol));
      this._card = card;
      this._context = context;
      this.connected = true;
      if (this._ended || this.state & EMPTY) this._release();
      return card.protocol;
    } catch (error) {
      context.close();
      throw error;
    }
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
