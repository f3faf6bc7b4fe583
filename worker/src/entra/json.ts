/** Reading Microsoft's JSON without believing it: each returns undefined where the shape is another. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** The value where it is a JSON object, else undefined. */
export function object(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The value where it is a list, else undefined. */
export function array(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The value where it is a text, else undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The text without what a database or a screen cannot hold, cut to `length`; undefined where nothing is left. */
export function cleanText(value: unknown, length: number): string | undefined {
  const clean = text(value)
    ?.replace(/\p{Cc}/gu, ' ')
    .trim();
  return clean ? clean.toWellFormed().slice(0, length).toWellFormed() : undefined;
}
