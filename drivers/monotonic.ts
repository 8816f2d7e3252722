/** Now, in ms of a clock that only goes forward and is the same in every process of this machine: CLOCK_MONOTONIC, clock_gettime(2). */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
