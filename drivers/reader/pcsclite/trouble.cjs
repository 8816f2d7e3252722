"use strict";

/** `smartcard` gives texts only (its pcsc_errors.h); these are the ones that mean something else than "the card could not be read". */
const CODES = {
  "Sharing violation": "BUSY",
  "Reader unavailable": "NOHARDWARE",
  "Unknown reader": "NOHARDWARE",
  "PC/SC service not running": "NOSERVICE",
  "PC/SC service stopped": "NOSERVICE",
  // 80100016h, what pcscd says of an escape command that the driver does not let through (libccid: ifdDriverOptions).
  "Transaction failed": "NOT_TRANSACTED",
};

const trouble = (message, code) => Object.assign(new Error(message), { code });
const nameTrouble = (error) => Object.assign(error, { code: error.code ?? CODES[error.message] ?? "FAILURE" });

module.exports = { trouble, nameTrouble };
