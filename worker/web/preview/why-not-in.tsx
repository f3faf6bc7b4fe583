import { adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import type { Member, Preview } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { type WhyNotIn as Answer, standingOf, whyNotIn } from '@production-assist/shared/why-not-in';
import { useState } from 'preact/hooks';
import { ExternalLink } from '../components/external-link.tsx';
import { TextField } from '../components/field.tsx';
import { MessageBar } from '../components/message-bar.tsx';
import { list } from '../format.ts';
import { words } from '../texts.ts';
import { nameOf } from './groups.ts';

/** "Why is this person not in?": looks one person up in the preview and says what to do. */
export function WhyNotIn({ preview, target }: { preview: Preview; target: LinkTarget }) {
  const [asked, setAsked] = useState('');
  const { why } = words().preview;
  const answer = whyNotIn(asked, preview);
  const membersLink = adminCenterLink('group-members', { ...target, groupId: preview.group?.id });
  return (
    <section class="card" aria-labelledby="why-title">
      <h2 id="why-title">{why.title}</h2>
      <TextField label={why.field} value={asked} onInput={setAsked} />
      <div class="stack" aria-live="polite">
        <Said
          answer={answer}
          membersLink={membersLink}
          onChoose={(member) => setAsked(member.email ?? nameOf(member))}
        />
      </div>
    </section>
  );
}

function Said(props: { answer: Answer; membersLink: string; onChoose: (member: Member) => void }) {
  const { answer, membersLink, onChoose } = props;
  const { why } = words().preview;
  switch (answer.kind) {
    case 'nothing-asked':
      return null;
    case 'found':
      return answer.members.map((member) => (
        <Standing key={member.objectId} member={member} membersLink={membersLink} />
      ));
    case 'similar':
      return (
        <MessageBar tone="info">
          <p>{why.similar}</p>
          <ul class="plain-list">
            {answer.members.map((member) => (
              <li key={member.objectId}>
                <button type="button" class="link-button" onClick={() => onChoose(member)}>
                  {nameOf(member)}
                </button>{' '}
                {member.email !== nameOf(member) && <span class="quiet">{member.email}</span>}
              </li>
            ))}
          </ul>
        </MessageBar>
      );
    case 'not-there':
      return (
        <MessageBar tone="warn" title={why.notThere}>
          {!answer.complete && <p>{why.notSure}</p>}
          {answer.groups.length > 0 && <p>{fill(why.inGroups, { groups: list(answer.groups) })}</p>}
          <p>{why.notThereFix}</p>
          <ExternalLink href={membersLink}>{why.openMembers}</ExternalLink>
        </MessageBar>
      );
  }
}

const TONES = { in: 'ok', 'comes-in': 'ok', 'stays-out': 'warn', leaves: 'warn' } as const;

function Standing({ member, membersLink }: { member: Member; membersLink: string }) {
  const { why } = words().preview;
  const standing = standingOf(member);
  return (
    <MessageBar tone={TONES[standing]} title={fill(why.standing[standing], { name: nameOf(member) })}>
      {member.email && member.email !== nameOf(member) && <p class="quiet">{member.email}</p>}
      {member.detail && <p>{member.detail}</p>}
      {member.reason && <p>{why.fix[member.reason]}</p>}
      {standing === 'leaves' && (
        <>
          <p>{why.notThereFix}</p>
          <ExternalLink href={membersLink}>{why.openMembers}</ExternalLink>
        </>
      )}
    </MessageBar>
  );
}
