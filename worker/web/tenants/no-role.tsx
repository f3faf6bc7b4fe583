import { EmptyState } from '../components/empty-state.tsx';
import { me } from '../me.ts';
import { words } from '../texts.ts';

/** Signed in, and nothing is theirs: says what to ask whom, and as whom they are signed in. */
export function NoRole() {
  const { noRole } = words().tenants;
  const { name, signOut } = me();
  return (
    <EmptyState
      alone
      title={noRole.title}
      text={
        <>
          {noRole.text} {noRole.ask}
        </>
      }
    >
      <div class="identity">
        <p class="quiet">{noRole.identity}</p>
        <p>
          <b>{name}</b>
        </p>
        {signOut && <p class="small">{noRole.other}</p>}
      </div>
    </EmptyState>
  );
}
