import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { SerialPort } from "serialport";

/**
 * Makes this process die by SIGKILL at the n-th boundary it passes, counted in the order of the protocol: each step of writing down (before and
 * after each write, sync and rename), each frame about to leave, half gone, and gone, each answer before and after it is heard.
 * 0 only counts. Call it before the driver is loaded: it replaces what the driver will call.
 */
export function setTrap(n: number): { passed(): number } {
  let passed = 0;
  const pass = (): boolean => (passed += 1) === n;
  const die = (): never => {
    process.kill(process.pid, "SIGKILL");
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const around = <A extends unknown[], R>(work: (...args: A) => R) =>
    function bounded(this: unknown, ...args: A): R {
      if (pass()) die();
      const result = work.apply(this, args);
      if (pass()) die();
      return result;
    };
  for (const name of ["writeSync", "fsyncSync", "renameSync"] as const)
    Object.assign(fs, { [name]: around(fs[name] as (...args: unknown[]) => unknown) });
  syncBuiltinESMExports();

  const { write, emit } = SerialPort.prototype;
  // Half a frame is on the line before the death of the second boundary, all of it before that of the third.
  Object.assign(SerialPort.prototype, {
    write(this: SerialPort, bytes: Buffer): boolean {
      const send = (part: Buffer, then: () => void): boolean => {
        const isRoom = write.call(this, part);
        this.drain(then);
        return isRoom;
      };
      if (pass()) die();
      if (pass()) return send(bytes.subarray(0, bytes.length >> 1), die);
      const isLast = pass();
      return send(bytes, () => isLast && die());
    },
    emit(this: SerialPort, name: string, ...args: unknown[]): boolean {
      if (name !== "data") return emit.call(this, name, ...args);
      if (pass()) die();
      const heard = emit.call(this, name, ...args);
      if (pass()) die();
      return heard;
    },
  });
  return { passed: () => passed };
}
