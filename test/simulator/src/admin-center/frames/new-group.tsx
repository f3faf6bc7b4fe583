import { Dropdown, Link, PrimaryButton, TextField } from '@fluentui/react';
import { useState } from 'react';
import type { FrameContent } from '../frame-data.ts';
import { MemberPicker } from './member-picker.tsx';
import { change, openPage } from './portal.ts';
import { useView } from './view-context.ts';

/** The form that makes a group. */
export function NewGroup({ candidates }: Extract<FrameContent, { kind: 'new-group' }>) {
  const { t } = useView();
  const [type, setType] = useState('security');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [memberIds, setMemberIds] = useState<string[]>([]);
  const [picking, setPicking] = useState(false);

  async function create(): Promise<void> {
    await change('groups', { type, name, description, memberIds });
    openPage('groups');
  }

  const chosen = candidates.filter(({ id }) => memberIds.includes(id));
  return (
    <>
      <section
        style={{
          padding: '12px 24px',
          maxWidth: 560,
          display: 'grid',
          gap: 12,
          overflow: 'auto',
          flex: 1,
          alignContent: 'start',
        }}
      >
        <Dropdown
          label={t('groupType')}
          required
          selectedKey={type}
          options={[
            { key: 'security', text: t('security') },
            { key: 'microsoft365', text: t('microsoft365') },
          ]}
          onChange={(_, option) => setType(String(option?.key))}
        />
        <TextField label={t('groupName')} required value={name} onChange={(_, value) => setName(value ?? '')} />
        <TextField
          label={t('groupDescription')}
          value={description}
          onChange={(_, value) => setDescription(value ?? '')}
        />
        <Dropdown
          label={t('membershipType')}
          selectedKey="assigned"
          options={[{ key: 'assigned', text: t('assigned') }]}
        />
        <div>
          <div style={{ fontWeight: 600 }}>{t('owners')}</div>
          <span style={{ opacity: 0.75 }}>{t('selectMembers')}</span>
        </div>
        <div>
          <div style={{ fontWeight: 600 }}>{t('members')}</div>
          <Link onClick={() => setPicking(true)}>
            {chosen.length === 0 ? t('noMembersSelected') : chosen.map((candidate) => candidate.name).join(', ')}
          </Link>
        </div>
      </section>
      <footer style={{ padding: '12px 24px', borderTop: '1px solid #8884' }}>
        <PrimaryButton text={t('create')} disabled={name.trim() === ''} onClick={() => void create()} />
      </footer>
      <MemberPicker
        isOpen={picking}
        candidates={candidates.filter(({ id }) => !memberIds.includes(id))}
        onClose={() => setPicking(false)}
        onSelect={(ids) => {
          setMemberIds((before) => [...before, ...ids]);
          setPicking(false);
        }}
      />
    </>
  );
}
