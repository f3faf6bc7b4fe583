import type { ReplaceTexts } from '@production-assist/shared/texts/panel/replace';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useState } from 'preact/hooks';
import type { Meaning, ReadRow } from '../../replace/rows.ts';
import { askTab } from '../ask-tab.ts';
import { followed, message, words } from '../state.ts';
import { dayText } from './words.ts';

const ICONS: Record<Meaning, 'pass' | 'warn' | 'fail' | 'unknown'> = {
  'in-use': 'pass',
  old: 'fail',
  unclear: 'warn',
  other: 'unknown',
};

/** The secrets as the page lists them: what each is, and where it stands. Asked to show the wrong one, it says so. */
export function Rows({ rows, texts }: { rows: readonly ReadRow[]; texts: ReplaceTexts }) {
  const [shown, setShown] = useState<string | null>(null);
  const { remove: say } = texts;
  if (rows.length === 0) return null;
  const show = async (one: ReadRow) => {
    await outline(one);
    setShown(one.row.secretId);
  };
  // A row that is gone is not warned of any more.
  const marked = rows.find(({ row }) => row.secretId !== null && row.secretId === shown)?.meaning;
  return (
    <>
      <h4 id="entra-rows">{say.table}</h4>
      <ul class="entra-rows" aria-labelledby="entra-rows">
        {rows.map((one) => (
          <Row key={one.row.secretId ?? one.row.description} one={one} texts={texts} onShow={() => void show(one)} />
        ))}
      </ul>
      {(marked === 'in-use' || marked === 'unclear') && (
        <p class="refusal" role="alert" data-warning={marked}>
          {marked === 'in-use' ? say.stop : say.stopUnclear}
        </p>
      )}
      {rows.some(({ meaning }) => meaning === 'other') && <p class="care">{say.others}</p>}
    </>
  );
}

function Row({ one, texts, onShow }: { one: ReadRow; texts: ReplaceTexts; onShow: () => void }) {
  const { remove: say } = texts;
  const { row, meaning } = one;
  const name = row.description ?? say.unnamed;
  const marks = [
    ...(row.hint === null ? [] : [`${row.hint}…`]),
    ...(row.expiresOn === null ? [] : [dayText(row.expiresOn, words.value?.language ?? 'en')]),
  ].join(' · ');
  return (
    <li data-meaning={meaning} data-secret={row.secretId ?? undefined}>
      <StatusIcon status={ICONS[meaning]} />
      <div>
        <b>{name}</b>
        <p class="source">{marks}</p>
        <p>{say.meaning[meaning]}</p>
      </div>
      {row.secretId !== null && (
        <fluent-button size="small" aria-label={fill(say.showNamed, { name: `${name}, ${marks}` })} onClick={onShow}>
          {say.show}
        </fluent-button>
      )}
    </li>
  );
}

/** Outlines the row on the page. */
async function outline({ row }: ReadRow): Promise<void> {
  const { tabId } = followed.value;
  if (row.secretId === null || tabId === undefined) return;
  const answer = await askTab(tabId, { type: 'show-secret', secretId: row.secretId });
  message.value = answer?.shown ? '' : (words.value?.label('showMeNothing') ?? '');
}
