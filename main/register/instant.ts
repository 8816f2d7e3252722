const form = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})([+-])(\d\d):(\d\d)$/;

/** Days from 1970-01-01 in the proleptic Gregorian calendar. March starts the year, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return 365 * y + leaps + dayOfYear - 719468;
}

/**
 * Reads `YYYY-MM-DDTHH:MM:SS.mmm±HH:MM`, the journal's one form of a time, as ms since 1970.
 * Done by hand because the core has no clock, and `Date` is banned here with it.
 * @throws RangeError if the text has another form
 */
export function msOfInstant(at: string): number {
  const parts = form.exec(at);
  if (parts === null) throw new RangeError(`not an instant: ${at}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = parts.slice(1, 8).map(Number);
  const [, , , , , , , , sign, zoneHour, zoneMinute] = parts;
  const zone = (Number(zoneHour) * 60 + Number(zoneMinute)) * (sign === "-" ? -1 : 1);
  const minutes = (daysSince1970(year, month, day) * 24 + hour) * 60 + minute - zone;
  return (minutes * 60 + second) * 1000 + ms;
}
