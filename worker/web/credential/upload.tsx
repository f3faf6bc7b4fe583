import { adminCenterLink, type LinkTarget } from '@production-assist/shared/admin-center';
import type { CertificateView } from '@production-assist/shared/api';
import { fill } from '@production-assist/shared/texts/texts';
import { useId } from 'preact/hooks';
import { ExternalLink } from '../components/external-link.tsx';
import { dayOf } from '../format.ts';
import { apiPath, tenantPath } from '../routes.ts';
import { words } from '../texts.ts';
import { Copied } from './copied.tsx';
import { credentialWords } from './texts.ts';

/** A certificate that was made here, and where it is uploaded in Entra. */
export function Upload(props: {
  tenantId: string;
  of: 'candidate' | 'current';
  certificate: CertificateView;
  target: LinkTarget;
}) {
  const { tenantId, of, certificate, target } = props;
  const { upload } = credentialWords();
  const { byScript } = words().connection;
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <h3 id={id}>{upload.title}</h3>
      <ol class="todo">
        <li>
          <a
            class="button is-primary"
            href={`${apiPath(tenantId, 'connection', 'certificate')}?of=${of}`}
            // The service says what it is called.
            download
          >
            {upload.download}
          </a>
          <span class="small">{upload.downloadHelp}</span>
        </li>
        <li>
          <ExternalLink href={adminCenterLink('application-credentials', target)}>{upload.open}</ExternalLink>
          <span class="small">{upload.path}</span>
        </li>
        <li>{upload.add}</li>
        <li>
          <span>{upload.compare}</span>
          <dl class="values">
            <Copied name={upload.thumbprint} value={certificate.thumbprint} />
            <Copied name={upload.thumbprintSha256} value={certificate.thumbprintSha256} />
          </dl>
          <span class="small">{fill(upload.ends, { day: dayOf(certificate.notAfter) })}</span>
        </li>
      </ol>
      <a href={`${tenantPath(tenantId, 'script')}?kind=certificate`}>{byScript}</a>
    </section>
  );
}
