import { counted } from '../format.ts';
import { words } from '../texts.ts';
import { type Expiry, isUrgent } from './standing.ts';

/** How long a credential still lasts, beside its date. */
export function ExpiryText({ expiry }: { expiry: Expiry }) {
  const texts = words().connection.credential;
  switch (expiry.state) {
    case 'never':
      return <>{texts.never}</>;
    case 'unknown':
      return <span class="quiet">{texts.unknown}</span>;
    case 'passed':
      return <b class="is-bad">{texts.expired}</b>;
    case 'near':
      return (
        <b class={isUrgent(expiry) ? 'is-bad' : 'is-warn'}>
          ({expiry.days === 0 ? texts.today : counted(texts.days, expiry.days)})
        </b>
      );
    case 'far':
      return <span class="quiet">({counted(texts.days, expiry.days)})</span>;
  }
}
