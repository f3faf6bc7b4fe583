import { readerOf } from '../reader.ts';
import { hasForm } from './new-group.ts';

/** The form for a new app registration. What is typed into it is nobody's business yet. */
export const newApplication = readerOf('new-application', (document) => (hasForm(document) ? {} : null));
