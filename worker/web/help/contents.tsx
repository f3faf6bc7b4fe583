import { fill } from '@production-assist/shared/texts/texts';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { SearchField } from '../components/search-field.tsx';
import { language } from '../texts.ts';
import { allEntries, find, sectionEntries } from './entries.ts';
import { helpWords } from './texts.ts';

/** All sections; while something is searched for, the places where it stands. */
export function Contents() {
  const { help, failures } = helpWords();
  const [query, setQuery] = useState('');
  const shown = query ? find(allEntries(help, failures), query) : sectionEntries(help);
  const rule = new Intl.PluralRules(language.value).select(shown.length);
  return (
    <nav class="card help-contents" aria-labelledby="help-contents">
      <h2 id="help-contents">{help.contents}</h2>
      <SearchField label={help.search} value={query} onSearch={setQuery} />
      <p class="small" role="status">
        {query && fill(help.found[rule === 'one' ? 'one' : 'other'], { count: shown.length })}
      </p>
      <ol>
        {shown.map(({ anchor, title }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{title}</a>
          </li>
        ))}
      </ol>
      <Button onClick={() => window.print()}>{help.print}</Button>
    </nav>
  );
}
