/**
 * Words by their term, in the order of `SHOWN_LANGUAGES`, English first. Only few translations are known to be
 * Microsoft's own: those `KNOWN_TRANSLATIONS` lists. All others are plausible inventions, good enough to click on. A row
 * that ends early is English in the languages after it.
 */
export type Words = Record<string, readonly [string, ...string[]]>;
