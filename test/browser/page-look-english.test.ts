import { testLooks } from './page-looks.ts';

/** How the settings page's screens look in English. */
testLooks('en-GB');
