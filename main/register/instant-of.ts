const two = (n: number): string => String(n).padStart(2, "0");

/** Civil date of a day count from 1970-01-01 (proleptic Gregorian; the year starts in March, so the leap day comes last). */
function dateOf(days: number): string {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** `YYYY-MM-DDTHH:MM:SS.mmm±HH:MM` of ms since 1970 at an offset in minutes ahead of UTC: the journal's one form of a time. */
export function instantOf(ms: number, offsetMin: number): string {
  const local = ms + offsetMin * 60_000;
  const days = Math.floor(local / 86_400_000);
  const rest = local - days * 86_400_000;
  const clock = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1000) % 60]
    .map(two)
    .join(":");
  const zone = Math.abs(offsetMin);
  return `${dateOf(days)}T${clock}.${String(rest % 1000).padStart(3, "0")}${offsetMin < 0 ? "-" : "+"}${two(Math.floor(zone / 60))}:${two(zone % 60)}`;
}
