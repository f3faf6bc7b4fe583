import type { FrameContent } from '../frame-data.ts';
import { ViewCommandBar } from './command-bar.tsx';
import { Counts } from './counts.tsx';
import { Essentials } from './essentials.tsx';
import { useView } from './view-context.ts';

/** One group's overview. */
export function GroupOverview({ group }: Extract<FrameContent, { kind: 'group-overview' }>) {
  const { t, refresh } = useView();
  const { counts } = group;
  const visibility = group.visibility === null ? [] : [{ label: t('visibility'), value: group.visibility }];
  return (
    <>
      <ViewCommandBar commands={[{ key: 'refresh', text: t('refresh'), icon: 'Refresh', run: () => void refresh() }]} />
      <section style={{ padding: '12px 24px', overflow: 'auto' }}>
        <h2 style={{ margin: '4px 0 12px' }}>{group.name}</h2>
        <Essentials
          facts={[
            { label: t('membershipType'), value: t(group.membership) },
            { label: t('source'), value: t('cloud') },
            { label: t('type'), value: t(group.kind) },
            { label: t('groupObjectId'), value: group.id, copy: true },
            { label: t('email'), value: group.email || '-' },
            ...visibility,
          ]}
        />
        <h3 style={{ marginTop: 24 }}>{t('directMembers')}</h3>
        <Counts
          counts={[
            [t('total'), counts.total],
            [t('users'), counts.users],
            [t('groups'), counts.groups],
            [t('devices'), counts.devices],
            [t('others'), counts.others],
          ]}
        />
      </section>
    </>
  );
}
