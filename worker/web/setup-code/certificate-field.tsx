import { type CertificateFault, readCertificate } from '@production-assist/shared/setup-code/certificate';
import type { Choice } from '@production-assist/shared/setup-code/choice';
import { fill } from '@production-assist/shared/texts/texts';
import { useId, useState } from 'preact/hooks';
import { day } from '../format.ts';
import { setupWords } from './texts.ts';

/** The certificate that goes into the script: the service's own, or a file that is read here and stays here. */
export function CertificateField(props: {
  certificate: Choice['certificate'];
  onRead: (certificate: Choice['certificate']) => void;
}) {
  const { certificate, onRead } = props;
  const { screen } = setupWords();
  const [fault, setFault] = useState<CertificateFault | null>(null);
  const id = useId();
  const read = async (file: File | undefined) => {
    if (!file) return;
    const found = await readCertificate(new Uint8Array(await file.arrayBuffer()));
    setFault(typeof found === 'string' ? found : null);
    onRead(typeof found === 'string' ? null : found);
  };
  return (
    <div class={`field ${fault ? 'is-error' : ''}`}>
      <label for={id}>{screen.certificate}</label>
      <input
        id={id}
        type="file"
        accept=".cer,.crt,.pem,.der"
        aria-describedby={`${id}-help ${id}-read`}
        aria-invalid={fault ? true : undefined}
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <span class="field-help" id={`${id}-help`}>
        {screen.certificateHelp}
      </span>
      <span class="field-advice" id={`${id}-read`} role="status">
        {fault && screen.certificateFault[fault]}
        {certificate &&
          fill(screen.certificateRead, {
            thumbprint: certificate.thumbprint,
            day: day(certificate.notAfter.slice(0, 10)),
          })}
      </span>
    </div>
  );
}
