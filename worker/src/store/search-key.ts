/** A text as it is searched: without case and in one Unicode form. */
export function searchKey(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
