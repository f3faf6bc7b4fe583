import { Selection } from '@fluentui/react';
import { useState } from 'react';
import type { FrameContent, MemberRow } from '../frame-data.ts';
import type { Term } from '../texts.ts';
import { ViewCommandBar } from './command-bar.tsx';
import { cut, List } from './list.tsx';
import { MemberPicker } from './member-picker.tsx';
import { change } from './portal.ts';
import { useView } from './view-context.ts';

const KIND_TERMS: Record<MemberRow['kind'], Term> = {
  user: 'user',
  group: 'group',
  device: 'device',
  orgContact: 'contact',
  servicePrincipal: 'servicePrincipal',
};

/** The direct members of one group. */
export function GroupMembers({ group, rows, candidates }: Extract<FrameContent, { kind: 'group-members' }>) {
  const { t, refresh, truncateNamesAt } = useView();
  const [picking, setPicking] = useState(false);
  const [ticked, setTicked] = useState<string[]>([]);
  const [selection] = useState(() => {
    const made: Selection = new Selection({
      onSelectionChanged: () => setTicked(made.getSelection().map(({ key }) => String(key))),
    });
    return made;
  });

  async function send(name: string, memberIds: readonly string[]): Promise<void> {
    await change(name, { groupId: group.id, memberIds });
    setPicking(false);
    await refresh();
  }

  return (
    <>
      <ViewCommandBar
        commands={[
          { key: 'addMembers', text: t('addMembers'), icon: 'Add', run: () => setPicking(true) },
          {
            key: 'removeMember',
            text: t('remove'),
            icon: 'Delete',
            disabled: ticked.length === 0,
            run: () => void send('members/remove', ticked),
          },
          { key: 'refresh', text: t('refresh'), icon: 'Refresh', run: () => void refresh() },
        ]}
      />
      <h3 style={{ margin: '12px 24px 0' }}>{t('directMembers')}</h3>
      <List
        label={t('directMembers')}
        rows={rows.map((row) => ({ ...row, key: row.id }))}
        empty={t('noMembers')}
        selection={selection}
        columns={[
          { key: 'displayName', name: t('name'), width: 260, show: ({ name }) => cut(name, truncateNamesAt) },
          { key: 'objectType', name: t('type'), width: 130, show: ({ kind }) => t(KIND_TERMS[kind]) },
          { key: 'mail', name: t('email'), width: 260, show: ({ email }) => email },
          { key: 'userType', name: `${t('user')} / ${t('type')}`, width: 120, show: ({ userType }) => userType },
          { key: 'objectId', name: t('groupObjectId'), width: 270, show: ({ id }) => id },
        ]}
      />
      <MemberPicker
        isOpen={picking}
        candidates={candidates}
        onClose={() => setPicking(false)}
        onSelect={(ids) => void send('members', ids)}
      />
    </>
  );
}
