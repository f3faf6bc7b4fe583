import { adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import type { FederationView } from '@production-assist/shared/api';
import { APPLICATION_NAME } from '@production-assist/shared/guide';
import { useId } from 'preact/hooks';
import { ExternalLink } from '../components/external-link.tsx';
import { tenantPath } from '../routes.ts';
import { words } from '../texts.ts';
import { Copied } from './copied.tsx';
import { credentialWords } from './texts.ts';

/** What is entered under Federated credentials, field by field and letter by letter. */
export function EnterValues(props: { tenantId: string; federation: FederationView; target: LinkTarget }) {
  const { tenantId, federation, target } = props;
  const { enter } = credentialWords();
  const { byScript } = words().connection;
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h3 id={id}>{enter.title}</h3>
      <ol class="todo">
        <li>
          <ExternalLink href={adminCenterLink('application-credentials', target)}>{enter.open}</ExternalLink>
          <span class="small">{enter.path}</span>
        </li>
        <li>{enter.add}</li>
        <li>
          <span>{enter.fill}</span>
          <dl class="values">
            <Copied name={enter.issuer} value={federation.issuer} />
            <div>
              <dt>{enter.type}</dt>
              <dd>{enter.typeValue}</dd>
            </div>
            <Copied name={enter.subject} value={federation.subject} />
            <Copied name={enter.name} value={APPLICATION_NAME} help={enter.nameHelp} />
            <Copied name={enter.audience} value={federation.audience} help={enter.audienceHelp} />
          </dl>
        </li>
        <li>{enter.save}</li>
      </ol>
      <a href={`${tenantPath(tenantId, 'script')}?kind=federated`}>{byScript}</a>
    </section>
  );
}
