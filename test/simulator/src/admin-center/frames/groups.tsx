import { Link, SearchBox } from '@fluentui/react';
import { type MouseEvent, useState } from 'react';
import type { FrameContent } from '../frame-data.ts';
import { ViewCommandBar } from './command-bar.tsx';
import { cut, List } from './list.tsx';
import { openPage, portalLink } from './portal.ts';
import { useView } from './view-context.ts';

/** All groups of the directory. */
export function Groups({ rows }: Extract<FrameContent, { kind: 'groups' }>) {
  const { t, refresh, truncateNamesAt } = useView();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = rows.filter(({ name, id }) => name.toLowerCase().includes(wanted) || id.startsWith(wanted));
  return (
    <>
      <ViewCommandBar
        commands={[
          { key: 'newGroup', text: t('newGroup'), icon: 'Add', run: () => openPage('new-group') },
          { key: 'refresh', text: t('refresh'), icon: 'Refresh', run: () => void refresh() },
        ]}
      />
      <div style={{ padding: '12px 24px 4px', maxWidth: 420 }}>
        <SearchBox placeholder={t('search')} onChange={(_, value) => setSearch(value ?? '')} />
      </div>
      <List
        label={t('groups')}
        rows={shown}
        empty={t('noGroups')}
        columns={[
          {
            key: 'displayName',
            name: t('name'),
            width: 300,
            show: ({ id, name }) => (
              <Link href={portalLink('group-overview', { groupId: id })} onClick={openGroup(id)}>
                {cut(name, truncateNamesAt)}
              </Link>
            ),
          },
          { key: 'objectId', name: t('groupObjectId'), width: 270, show: ({ id }) => id },
          { key: 'groupType', name: t('groupType'), width: 110, show: ({ kind }) => t(kind) },
          { key: 'membershipType', name: t('membershipType'), width: 120, show: ({ membership }) => t(membership) },
          { key: 'mail', name: t('email'), width: 160, show: ({ email }) => email },
          { key: 'source', name: t('source'), width: 80, show: () => t('cloud') },
        ]}
      />
    </>
  );
}

/** Opens in the portal around the frame, not in the frame. */
function openGroup(groupId: string) {
  return (event: MouseEvent) => {
    event.preventDefault();
    openPage('group-overview', { groupId });
  };
}
