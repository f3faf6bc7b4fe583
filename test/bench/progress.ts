/** Says what is being measured, a line each with the time, so that nobody thinks it hangs; the table is not among it. */
export function say(text: string): void {
  const at = new Date().toTimeString().slice(0, 8);
  process.stderr.write(`${at} ${text}\n`);
}
