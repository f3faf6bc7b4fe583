import { initializeIcons, Spinner, SpinnerSize, ThemeProvider } from '@fluentui/react';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { FrameAnswer, FrameContent } from '../frame-data.ts';
import { DirectoryOverview } from './directory-overview.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupOverview } from './group-overview.tsx';
import { Groups } from './groups.tsx';
import { NewGroup } from './new-group.tsx';
import { isPrewarmed, readView } from './portal.ts';
import { systemTheme } from './theme.ts';
import { useView, ViewProvider, viewContext } from './view-context.ts';

/** The script of a frame: shows the view its portal has asked for. */

initializeIcons(`${location.origin}/simulated/fonts/`);

function Frame() {
  const [answer, setAnswer] = useState<FrameAnswer | null>(null);
  useEffect(() => {
    // Fluent's spinner stays as long as the real pages take.
    void readView().then((read) => setTimeout(() => setAnswer(read), read.settleMs));
  }, []);
  if (answer === null) return <Spinner size={SpinnerSize.large} styles={{ root: { marginTop: 40 } }} />;

  const refresh = async () => setAnswer(await readView());
  return (
    <ViewProvider value={viewContext(answer, refresh)}>
      <Content content={answer.content} />
    </ViewProvider>
  );
}

function Content({ content }: { content: FrameContent }) {
  switch (content.kind) {
    case 'directory-overview':
      return <DirectoryOverview {...content} />;
    case 'groups':
      return <Groups {...content} />;
    case 'new-group':
      return <NewGroup {...content} />;
    case 'group-overview':
      return <GroupOverview {...content} />;
    case 'group-members':
      return <GroupMembers {...content} />;
    case 'no-access':
      return <NoAccess />;
  }
}

function NoAccess() {
  const { t } = useView();
  return (
    <section style={{ padding: 24 }}>
      <h3>{t('noAccess')}</h3>
      <p>{t('noAccessText')}</p>
    </section>
  );
}

const root = document.getElementById('root');
if (root !== null && !isPrewarmed) {
  createRoot(root).render(
    <ThemeProvider
      theme={systemTheme()}
      applyTo="body"
      style={{ height: '100%', display: 'flex', flexDirection: 'column' }}
    >
      <Frame />
    </ThemeProvider>,
  );
}
