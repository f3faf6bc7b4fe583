import { useEffect } from 'preact/hooks';
import { words } from '../texts.ts';

/** Sets the window's title: the most particular part first, the product's name last. */
export function useTitle(...parts: string[]): void {
  const title = [...parts, words().common.product].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
