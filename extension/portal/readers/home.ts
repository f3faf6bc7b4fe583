import { isShell, titleOf } from '../page.ts';
import { readerOf } from '../reader.ts';

/** The first page: who is signed in, and where. */
export const home = readerOf('home', (document) => (isShell(document) && titleOf(document).whole !== '' ? {} : null));
