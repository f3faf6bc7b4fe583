const MINUTE_MS = 60_000;

/**
 * Fires each full minute, as the platform does.
 *
 * @param fire gets the minute it is for; must not throw
 * @returns ends it
 */
export function everyMinute(fire: (minute: Date) => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    const next = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
    timer = setTimeout(() => {
      fire(new Date(next));
      wait();
    }, next - Date.now());
  };
  wait();
  return () => clearTimeout(timer);
}
