import manifest from '../../package.json' with { type: 'json' };

/** The product's version; it stands in the root's package.json and nowhere else. */
export const VERSION: string = manifest.version;
