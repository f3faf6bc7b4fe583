import { LANGUAGE_NAMES } from '@production-assist/shared/texts/language-names';
import { LANGUAGES } from '@production-assist/shared/texts/texts';
import { languageItem } from '../session.ts';
import { screen, setup, views, words } from './state.ts';

/** Name, directory, how far the set-up is, and the language. */
export function Header() {
  const language = words.value;
  if (!language) return null;
  const { label } = language;
  const all = views.value.length;
  const done = views.value.filter((view) => view.state === 'done').length;
  const { directory, account } = setup.value;
  return (
    <header>
      <div class="title-row">
        <div class="titles">
          <h1>{label('title')}</h1>
          <p class="directory" title={directory?.id}>
            {directory?.name ?? directory?.id ?? label('noDirectory')}
          </p>
        </div>
        <label class="language">
          <span class="visually-hidden">{label('language')}</span>
          <select
            value={language.language}
            onChange={(event) => {
              const chosen = LANGUAGES.find((candidate) => candidate === event.currentTarget.value);
              if (chosen) void languageItem.write(chosen);
            }}
          >
            {LANGUAGES.map((candidate) => (
              <option key={candidate} value={candidate} lang={candidate}>
                {LANGUAGE_NAMES[candidate]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!screen.value && (
        <div class="progress">
          <progress value={done} max={all} aria-label={label('progress', { done, all })} />
          <span aria-hidden="true">{label('progress', { done, all })}</span>
        </div>
      )}
      {account && <p class="account">{label('signedInAs', { account })}</p>}
    </header>
  );
}
