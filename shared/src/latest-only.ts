/**
 * For what is asked for again before it has come: one answer may overtake another, and only that of the last question
 * is taken.
 *
 * @param load where it rejects, so does the question, and nothing is taken
 * @param take takes an answer
 * @returns asks; whether the answer was taken
 */
export function latestOnly<Wanted extends unknown[], Loaded>(
  load: (...wanted: Wanted) => Promise<Loaded>,
  take: (loaded: Loaded) => void,
): (...wanted: Wanted) => Promise<boolean> {
  let last = 0;
  return async (...wanted) => {
    last += 1;
    const turn = last;
    const loaded = await load(...wanted);
    if (turn !== last) return false;
    take(loaded);
    return true;
  };
}
