import type { Member } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { PeopleTable } from '@production-assist/shared/ui/people-table';
import { useId, useMemo } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { titleOf } from '../components/failure.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { counted, number } from '../format.ts';
import type { Previews } from '../preview/asking.ts';
import { nameOf } from '../preview/groups.ts';
import { Running } from '../preview/running.tsx';
import { language, words } from '../texts.ts';
import type { Concern } from './concern.ts';
import { KeepConcern } from './keep-concern.tsx';
import { PeopleBox } from './people-box.tsx';

/** Whom the rule that is chosen would concern, before it is saved. */
export function ConcernPane(props: { concern: Concern; previews: Previews; onAsk: () => void }) {
  const { concern, previews, onAsk } = props;
  const { title, action } = words().connection.concern;
  const id = useId();
  if (concern.kind === 'none') return null;
  return (
    <section class="concern" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {concern.kind === 'keep' ? (
        <KeepConcern />
      ) : (
        // What it says is read out; the names, however many, are there to be looked at.
        <div class="stack is-close" aria-live="polite">
          <Said concern={concern} previews={previews} onAsk={onAsk} />
        </div>
      )}
      {(concern.kind === 'suspend' || concern.kind === 'hold') && (
        <Leavers people={concern.people} lose={concern.kind === 'suspend'} action={action[concern.kind]} />
      )}
    </section>
  );
}

function Said(props: { concern: Exclude<Concern, { kind: 'none' | 'keep' }>; previews: Previews; onAsk: () => void }) {
  const { concern, previews, onAsk } = props;
  const { connection, removals, common } = words();
  const texts = connection.concern;
  switch (concern.kind) {
    case 'values-needed':
      return <p class="quiet">{texts.needsValues}</p>;
    case 'limits-needed':
      return <p class="quiet">{texts.needsLimits}</p>;
    case 'asking':
      return <Running since={previews.since.value ?? 0} onCancel={previews.cancel} />;
    case 'unasked':
      return <Ask text={texts.notAsked} button={texts.ask} onAsk={onAsk} />;
    case 'stale':
      return <Ask text={texts.stale} button={texts.askAgain} onAsk={onAsk} />;
    case 'failed':
      return (
        // What exactly it was is said beside the form, where the preview would be.
        <MessageBar tone="warn" title={titleOf(concern.failed)}>
          <p>{texts.failed}</p>
          <div class="actions">
            <Button size="small" onClick={onAsk}>
              {common.retry}
            </Button>
          </div>
        </MessageBar>
      );
    case 'incomplete':
      return (
        <MessageBar tone="warn" {...(concern.failure ? { title: concern.failure.title } : {})}>
          <p>{texts.incomplete}</p>
        </MessageBar>
      );
    case 'nobody':
    case 'decided':
      return <p>{texts[concern.kind]}</p>;
    case 'suspend':
      return (
        <MessageBar tone="warn">
          <p>{counted(texts.suspend, concern.people.length)}</p>
        </MessageBar>
      );
    case 'hold':
      return (
        <MessageBar tone="info">
          <p>{counted(texts.hold, concern.people.length)}</p>
          {concern.reason && <p>{removals.reason[concern.reason]}</p>}
        </MessageBar>
      );
  }
}

function Ask({ text, button, onAsk }: { text: string; button: string; onAsk: () => void }) {
  return (
    <div class="actions">
      <p class="quiet">{text}</p>
      <Button size="small" onClick={onAsk}>
        {button}
      </Button>
    </div>
  );
}

/** Who it is, by name, and what would happen with them. */
function Leavers({ people, lose, action }: { people: readonly Member[]; lose: boolean; action: string }) {
  const texts = words().connection.concern;
  // Drawn with every key that is typed in the form, and there may be thousands.
  const rows = useMemo(() => {
    const { compare } = new Intl.Collator(language.value, { numeric: true });
    return people
      .map((member) => ({
        id: member.objectId,
        name: nameOf(member),
        email: member.email,
        comesIn: !lose,
        action,
        reason: null,
      }))
      .toSorted((a, b) => compare(a.name, b.name));
  }, [people.map(({ objectId }) => objectId).join(), lose, action, language.value]);
  return (
    <PeopleBox label={texts.caption} count={rows.length}>
      <PeopleTable
        people={rows}
        caption={texts.caption}
        headings={texts.heading}
        more={(count) => fill(texts.more, { count: number(count) })}
      />
    </PeopleBox>
  );
}
