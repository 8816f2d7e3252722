/** Waits for the promise, but no longer than `limitMs`. */
export async function within(promise: Promise<void>, limitMs: number): Promise<void> {
  const overdue = Promise.withResolvers<void>();
  const timer = setTimeout(() => overdue.resolve(), limitMs);
  await Promise.race([promise, overdue.promise]);
  clearTimeout(timer);
}
