import type { FrameContent } from '../frame-data.ts';
import { ViewCommandBar } from './command-bar.tsx';
import { Counts } from './counts.tsx';
import { Essentials } from './essentials.tsx';
import { openPage } from './portal.ts';
import { useView } from './view-context.ts';

/** The directory's overview: its name and its id. */
export function DirectoryOverview({ tenant, counts }: Extract<FrameContent, { kind: 'directory-overview' }>) {
  const { t, refresh } = useView();
  return (
    <>
      <ViewCommandBar
        commands={[
          { key: 'newGroup', text: t('newGroup'), icon: 'Add', run: () => openPage('new-group') },
          { key: 'refresh', text: t('refresh'), icon: 'Refresh', run: () => void refresh() },
        ]}
      />
      <section style={{ padding: '12px 24px', overflow: 'auto' }}>
        <h3>{t('essentials')}</h3>
        <Essentials
          facts={[
            { label: t('name'), value: tenant.name },
            { label: t('users'), value: String(counts.users) },
            { label: t('tenantId'), value: tenant.id, copy: true },
            { label: t('groups'), value: String(counts.groups) },
            { label: t('primaryDomain'), value: tenant.domain, copy: true },
            { label: t('applications'), value: String(counts.applications) },
            { label: t('license'), value: 'Microsoft Entra ID P1' },
          ]}
        />
        <Counts
          counts={[
            [t('users'), counts.users],
            [t('groups'), counts.groups],
            [t('applications'), counts.applications],
          ]}
        />
      </section>
    </>
  );
}
