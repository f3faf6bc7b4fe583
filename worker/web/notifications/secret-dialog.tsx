import { fill } from '@production-assist/shared/texts/texts';
import { ShownOnce } from '../components/shown-once.tsx';
import { notificationWords } from './texts.ts';

/** A webhook's secret. */
export function SecretDialog({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const { title, label, copy, once, done } = notificationWords().secret;
  return (
    <ShownOnce
      title={fill(title, { name })}
      label={label}
      value={secret}
      copyLabel={copy}
      once={once}
      done={done}
      onClose={onClose}
    />
  );
}
