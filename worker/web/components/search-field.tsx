import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { words } from '../texts.ts';
import { IconButton } from './icon-button.tsx';
import { Spinner } from './loading.tsx';

/** How long somebody has to stop typing before it is searched, ms. */
const PAUSE_MS = 250;

/** A field to search in what is shown. It has no button: a pause in typing starts the search, Enter at once. */
export function SearchField(props: {
  /** What is searched for now. */
  value: string;
  /** What is searched in; else just "Search". */
  label?: string;
  /** Whether the answer is on its way. */
  busy?: boolean;
  onSearch: (text: string) => void;
}) {
  const { value, busy, onSearch } = props;
  const label = props.label ?? words().common.search;
  const id = useId();
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const told = useRef(value);
  useEffect(() => {
    // Changed from elsewhere: by going back, or by a button that clears it.
    if (value !== told.current) setTyped(value);
    told.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (text: string) => {
    clearTimeout(timer.current);
    if (text === told.current) return;
    told.current = text;
    onSearch(text);
  };
  return (
    <search class="search">
      <label class="visually-hidden" for={id}>
        {label}
      </label>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M8.5 13.5a5 5 0 1 0 0-10 5 5 0 0 0 0 10ZM12.2 12.2l4 4" />
      </svg>
      <input
        id={id}
        type="search"
        value={typed}
        placeholder={label}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(text.trim()), PAUSE_MS);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') search(event.currentTarget.value.trim());
        }}
      />
      {busy && <Spinner />}
      {typed !== '' && (
        <IconButton
          sign="clear"
          label={words().common.clearSearch}
          onClick={() => {
            setTyped('');
            search('');
          }}
        />
      )}
    </search>
  );
}
