import { testLooks } from './page-looks.ts';

/** How the settings page's screens look in German. */
testLooks('de-DE');
