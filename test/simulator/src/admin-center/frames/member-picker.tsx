import { Checkbox, DefaultButton, Panel, PanelType, PrimaryButton, SearchBox } from '@fluentui/react';
import { useState } from 'react';
import type { CandidateRow } from '../frame-data.ts';
import { useView } from './view-context.ts';

/** More are found by searching: the list is not for leafing through a whole directory. */
const MOST_SHOWN = 50;

interface MemberPickerProps {
  isOpen: boolean;
  candidates: readonly CandidateRow[];
  onClose(): void;
  onSelect(ids: string[]): void;
}

/** The panel in which people and groups are picked. */
export function MemberPicker({ isOpen, candidates, onClose, onSelect }: MemberPickerProps) {
  const { t } = useView();
  const [search, setSearch] = useState('');
  const [ticked, setTicked] = useState<string[]>([]);
  const wanted = search.trim().toLowerCase();
  const shown = candidates
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SHOWN);

  function close(): void {
    setSearch('');
    setTicked([]);
    onClose();
  }

  function select(): void {
    onSelect(ticked);
    setSearch('');
    setTicked([]);
  }

  return (
    <Panel
      isOpen={isOpen}
      onDismiss={close}
      type={PanelType.medium}
      headerText={t('addMembers')}
      closeButtonAriaLabel={t('close')}
      isFooterAtBottom
      onRenderFooterContent={() => (
        <div style={{ display: 'flex', gap: 8 }}>
          <PrimaryButton text={t('select')} disabled={ticked.length === 0} onClick={select} />
          <DefaultButton text={t('cancel')} onClick={close} />
        </div>
      )}
    >
      <SearchBox placeholder={t('search')} onChange={(_, value) => setSearch(value ?? '')} />
      {shown.map(({ id, name, email, kind }) => (
        <div key={id} style={{ display: 'flex', gap: 12, padding: '8px 0' }}>
          <Checkbox
            ariaLabel={name}
            checked={ticked.includes(id)}
            onChange={(_, checked) =>
              setTicked((before) => (checked ? [...before, id] : before.filter((other) => other !== id)))
            }
          />
          <div>
            <div>{name}</div>
            <div style={{ opacity: 0.75, fontSize: 12 }}>{`${t(kind)} ${email}`}</div>
          </div>
        </div>
      ))}
    </Panel>
  );
}
