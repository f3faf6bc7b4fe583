/** Browsers by what only they say of themselves. Order matters: Edge and Opera say "Chrome" as well. */
const BROWSERS = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/Chrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

/** Systems likewise: Android says "Linux" as well. */
const SYSTEMS = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

const found = (table: readonly (readonly [RegExp, string])[], text: string) =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/**
 * Which browser this is, for people who look for theirs in a list: "Chrome (Windows)". What it says of itself, and
 * nothing of it is believed.
 *
 * @param userAgent the header
 */
export function browserName(userAgent: string): string {
  const browser = found(BROWSERS, userAgent) ?? 'Browser';
  const system = found(SYSTEMS, userAgent);
  return system ? `${browser} (${system})` : browser;
}
