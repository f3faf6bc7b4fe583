import { ACCESS_GROUP_NAME } from '@production-assist/shared/guide';
import { lettersAndDigits } from '@production-assist/shared/letters-and-digits';

/** Letters that may be wrong in a name that was meant to be the access group's. */
const MOST_SLIPS = 2;

const WANTED = lettersAndDigits(ACCESS_GROUP_NAME);

/** Whether a group's name is the access group's or was probably meant to be: other dashes, case, spaces, endings, slips. */
export function resemblesAccessGroup(name: string): boolean {
  const text = lettersAndDigits(name);
  if (text.includes('productionassist') || text.startsWith(WANTED)) return true;
  return Math.abs(text.length - WANTED.length) <= MOST_SLIPS && slips(text, WANTED) <= MOST_SLIPS;
}

/** Edit distance: how many letters to change, add or take away. */
function slips(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
