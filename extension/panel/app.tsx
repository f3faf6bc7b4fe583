import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { Late } from './late.tsx';
import { Live } from './live.tsx';
import { Notices } from './notices.tsx';
import { connection, screen, views, words } from './state.ts';
import { StepCard } from './step-card.tsx';

/** The whole panel. */
export function App() {
  const language = words.value;
  if (!language) return null;
  return (
    <>
      <Header />
      <main>
        <Notices />
        {screen.value ? (
          <Late key={screen.value} part={screen.value} />
        ) : (
          <>
            {connection.value && <Late part="offer" />}
            <h2 class="visually-hidden">{language.label('steps')}</h2>
            <ol class="steps">
              {views.value.map((view, index) => (
                <StepCard key={view.step.id} view={view} number={index + 1} />
              ))}
            </ol>
          </>
        )}
      </main>
      <Footer />
      <Live />
    </>
  );
}
