/**
 * A text's letters and digits in lower case. Spaces and signs go altogether: where this is compared, they differ without
 * meaning anything (a star for "required", a colon, another dash, a line break between two spans).
 */
export function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
