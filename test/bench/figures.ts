import { styleText } from 'node:util';

/** One measured figure beside what no program could go below, and what we want to stay under. */
export interface Figure {
  what: string;
  measured: number;
  floor: number;
  goal: number;
  note?: string;
}

/** Prints figures as a table, with the ratio to the floor. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(({ what, measured, floor, goal, note }) => [
    what,
    format(measured),
    floor ? format(floor) : '–',
    floor ? `× ${(measured / floor).toFixed(2)}` : '–',
    `≤ ${format(goal)}`,
    measured <= goal ? styleText('green', 'met') : styleText('red', 'missed'),
    note ?? '',
  ]);
  const head = ['figure', 'measured', 'floor', 'ratio', 'goal', '', ''];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => plain(row[i] ?? '').length)));
  for (const row of [head, widths.map((width) => '─'.repeat(width)), ...rows]) {
    console.log(
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0, i > 0 && i < 5))
        .join('  ')
        .trimEnd(),
    );
  }
}

const format = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 });
const plain = (text: string) => text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g'), '');

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - plain(text).length));
  return right ? space + text : text + space;
}
