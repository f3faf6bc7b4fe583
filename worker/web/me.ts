import type { Me } from '@production-assist/shared/api';
import { session } from './service.ts';

/** Who is signed in. Follows a change in a component. @throws Error in front of the sign-in */
export function me(): Me {
  const view = session.view.value;
  if (view.state === 'in' || view.state === 'lost') return view.me;
  throw new Error('Nobody is signed in');
}
