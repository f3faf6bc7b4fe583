import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Words that stand where words are still to be written; tests of what is new refuse them. */
export const TO_WRITE = 'TO WRITE';

/** Changes to the checkout, kept until all of them are known to be possible. */
export class Workshop {
  readonly #root: string;
  readonly #texts = new Map<string, string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Paths that were written, from the root, in order. */
  get files(): string[] {
    return [...this.#texts.keys()].sort();
  }

  /** @throws where there is no such file */
  read(file: string): string {
    return this.#texts.get(file) ?? readFileSync(join(this.#root, file), 'utf8');
  }

  /** Files of a folder and of what is below, from the root. */
  list(folder: string): string[] {
    return readdirSync(join(this.#root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.#root.length + 1));
  }

  /** @throws where there is one already */
  add(file: string, text: string): void {
    if (existsSync(join(this.#root, file))) throw new Error(`${file} is there already.`);
    this.#texts.set(file, text);
  }

  /** Puts text before the place a pattern finds. @throws where it is not found exactly once */
  insertBefore(file: string, place: RegExp, text: string): void {
    const before = this.read(file);
    const found = [...before.matchAll(new RegExp(place.source, `${place.flags.replace('g', '')}g`))];
    const [match] = found;
    if (!match || found.length > 1) throw new Error(`${file}: ${place} is there ${found.length} times, not once.`);
    this.#texts.set(file, before.slice(0, match.index) + text + before.slice(match.index));
  }

  /** Puts text behind the last line of a list that begins where a pattern says and ends with a line of its own. */
  append(file: string, begins: RegExp, ends: RegExp, text: string): void {
    const before = this.read(file);
    const from = begins.exec(before);
    const end = from ? ends.exec(before.slice(from.index)) : null;
    if (!from || !end) throw new Error(`${file}: there is no list ${begins}.`);
    const at = from.index + end.index;
    this.#texts.set(file, before.slice(0, at) + text + before.slice(at));
  }

  /** @throws where a file has a text already */
  refuse(file: string, text: string): void {
    if (this.read(file).includes(text)) throw new Error(`${file}: ${text.trim()} is there already.`);
  }

  /** @param by gets the whole text */
  change(file: string, by: (text: string) => string): void {
    const before = this.read(file);
    const after = by(before);
    if (after === before) throw new Error(`${file}: nothing to change was found.`);
    this.#texts.set(file, after);
  }

  async save(): Promise<void> {
    for (const [file, text] of this.#texts) {
      await mkdir(dirname(join(this.#root, file)), { recursive: true });
      await writeFile(join(this.#root, file), text);
    }
  }
}

/** `group-overview` as a name in code: `groupOverview`. */
export const camel = (name: string): string => name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
