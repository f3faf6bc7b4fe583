import { EmptyState } from './components/empty-state.tsx';
import { useTitle } from './components/use-title.ts';
import { HOME } from './routes.ts';
import { words } from './texts.ts';

/** An address where nothing is, or nothing the reader may see. */
export function NotFound() {
  const { notFound } = words().common;
  useTitle(notFound.title);
  return (
    <EmptyState alone title={notFound.title} text={notFound.text}>
      <a class="button" href={HOME}>
        {notFound.home}
      </a>
    </EmptyState>
  );
}
