/** Puts a text on the clipboard. @returns false where the browser does not let it */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
