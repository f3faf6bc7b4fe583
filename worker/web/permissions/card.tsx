import type { PermissionChange } from '@production-assist/shared/api-notifications';
import { fill } from '@production-assist/shared/texts/texts';
import { StatusIcon } from '@production-assist/shared/ui/status-icon';
import { useId } from 'preact/hooks';
import { ExternalLink } from '../components/external-link.tsx';
import { dateTime, list } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { PermissionMarks } from './marks.tsx';
import { type JudgedPermission, judgedPermissions, type PermissionFacts, standingOf } from './standing.ts';
import { permissionWords } from './texts.ts';

/** Changes that are shown at once; the others are folded away. */
const SHOWN = 3;

/**
 * What the application may do in Entra, since when, which runs found that changed, and what is to be done.
 *
 * @param reviewedAt time of the last review, where it is one that shows this
 * @param link where permissions are granted and taken away; null where that is not known
 */
export function PermissionsCard(props: {
  tenantId: string;
  facts: PermissionFacts;
  reviewedAt?: string | null;
  link: string | null;
}) {
  const { tenantId, facts, reviewedAt = null, link } = props;
  const texts = permissionWords();
  const id = useId();
  const judged = facts.permissions ? judgedPermissions(facts.permissions) : [];
  const changes = facts.permissionChanges;
  const earlier = changes.slice(SHOWN);
  const rows = (some: readonly PermissionChange[]) =>
    some.map((change) => (
      <ChangeRow
        key={change.runId}
        tenantId={tenantId}
        change={change}
        isNew={reviewedAt !== null && Date.parse(change.at) > Date.parse(reviewedAt)}
      />
    ));
  return (
    <section class="card permissions-card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{texts.title}</h2>
        <Standing facts={facts} reviewedAt={reviewedAt} />
      </div>
      {judged.length > 0 && (
        <ul class="permission-list" aria-label={texts.granted}>
          {judged.map(({ name, state }) => (
            <li key={name} class={`is-${state}`} data-permission={name}>
              <StatusIcon status={SIGNS[state]} />
              <code>{name}</code>
              <span class={state === 'needed' ? 'visually-hidden' : ''}>{texts.state[state]}</span>
            </li>
          ))}
        </ul>
      )}
      {facts.permissions && <ToDo judged={judged} link={link} />}
      {changes.length > 0 && (
        <div class="stack is-close">
          <h3>{texts.changes}</h3>
          <ol class="permission-changes">{rows(changes.slice(0, SHOWN))}</ol>
          {earlier.length > 0 && (
            <details>
              <summary>{texts.more}</summary>
              <ol class="permission-changes">{rows(earlier)}</ol>
            </details>
          )}
          <a
            href={`${apiPath(tenantId, 'connection', 'permissions')}?format=csv`}
            download={`permissions-${tenantId}.csv`}
          >
            {texts.csv}
          </a>
        </div>
      )}
    </section>
  );
}

const SIGNS = { needed: 'pass', excess: 'warn', missing: 'fail' } as const;

function Standing({ facts, reviewedAt }: { facts: PermissionFacts; reviewedAt: string | null }) {
  const texts = permissionWords();
  const standing = standingOf(facts, reviewedAt);
  if (standing.state === 'unknown') return <p class="quiet">{texts.unknown}</p>;
  const { state, since, reviewed } = standing;
  if (state === 'changed' && reviewed) return <p class="permission-standing is-changed">{texts.changedReview}</p>;
  // Of what was granted before anybody kept it is not known since when.
  if (since === null) return null;
  const text = state === 'changed' ? texts.changed : reviewed ? texts.unchangedReview : texts.unchanged;
  return <p class={`permission-standing is-${state}`}>{fill(text, { time: dateTime(since) })}</p>;
}

/** What somebody should do about it. */
function ToDo({ judged, link }: { judged: readonly JudgedPermission[]; link: string | null }) {
  const texts = permissionWords();
  const named = (state: JudgedPermission['state']) =>
    judged.filter((each) => each.state === state).map(({ name }) => name);
  const [missing, excess] = [named('missing'), named('excess')];
  if (!missing.length && !excess.length) return <p class="small quiet">{texts.fine}</p>;
  return (
    <div class="permission-todo">
      {missing.length > 0 && <p>{fill(texts.missing, { permissions: list(missing) })}</p>}
      {excess.length > 0 && <p>{fill(texts.excess, { permissions: list(excess) })}</p>}
      {link && <ExternalLink href={link}>{texts.go}</ExternalLink>}
    </div>
  );
}

function ChangeRow(props: { tenantId: string; change: PermissionChange; isNew: boolean }) {
  const { tenantId, change, isNew } = props;
  const texts = permissionWords();
  return (
    <li data-run={change.runId}>
      <p>
        <a href={`${tenantPath(tenantId, 'sync')}?run=${change.runId}`}>
          {fill(texts.foundBy, { time: dateTime(change.at) })}
        </a>
        {isNew && <span class="permission-new">{texts.sinceReview}</span>}
      </p>
      <PermissionMarks {...change} words={texts} />
    </li>
  );
}
