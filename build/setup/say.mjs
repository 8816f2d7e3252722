/** Progress goes to standard error: standard output belongs to the command that was asked for. */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}
