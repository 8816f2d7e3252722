"use strict";
// Handles of cards and contexts are given back by calls that wait for pcscd in this thread. Where it is silent they are kept until it answers again
// (a handle that was merely forgotten would be given back by the garbage collector, and block then).

const waiting = [];

/** Gives a handle back now if the service has just answered, or is gone (then nothing waits for it), else when one answers. */
async function letGo(pulse, give) {
  if ((await pulse.beat()) || pulse.isGone()) give();
  else waiting.push(give);
}

/** A service has answered: what an earlier one kept is given back. */
function letAllGo() {
  for (const give of waiting.splice(0)) give();
}

module.exports = { letGo, letAllGo };
