import { words } from '../texts.ts';
import { Button } from './button.tsx';
import { Refusal } from './failure.tsx';
import type { List } from './use-list.ts';

/** Below a list: the way to its next page, or why that could not be had. */
export function ListEnd<Item>({ list }: { list: List<Item> }) {
  const { common } = words();
  if (list.failed) {
    return (
      <Refusal failed={list.failed}>
        <Button onClick={list.items === null || !list.more ? list.reload : list.loadMore}>{common.retry}</Button>
      </Refusal>
    );
  }
  if (!list.more || list.items === null) return null;
  return (
    <div class="list-end">
      <Button busy={list.loading === 'next'} onClick={list.loadMore}>
        {common.more}
      </Button>
    </div>
  );
}
