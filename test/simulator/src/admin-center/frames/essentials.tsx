import { IconButton, Label, mergeStyleSets, TextField, TooltipHost } from '@fluentui/react';
import { useId } from 'react';
import { useView } from './view-context.ts';

export interface EssentialsFact {
  label: string;
  value: string;
  copy?: boolean;
}

// The generated class names begin with these names, as Microsoft's do.
const CLASSES = mergeStyleSets({
  essentialsList: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(380px, 1fr))', gap: '6px 32px' },
  essentialsItem: { display: 'flex', gap: 8, alignItems: 'center', minHeight: 28 },
  essentialsLabel: { flex: '0 0 130px', opacity: 0.75 },
  essentialsValue: { display: 'flex', alignItems: 'center', whiteSpace: 'nowrap' },
});

/** The facts about a thing, in whichever of the three ways this page draws them. */
export function Essentials({ facts }: { facts: readonly EssentialsFact[] }) {
  const { essentials } = useView();
  const Fact = { items: ItemFact, 'property-fields': PropertyField, inputs: InputFact }[essentials];
  return (
    <div className={CLASSES.essentialsList}>
      {facts.map((fact) => (
        <Fact key={fact.label} {...fact} />
      ))}
    </div>
  );
}

function ItemFact({ label, value, copy }: EssentialsFact) {
  return (
    <div className={CLASSES.essentialsItem}>
      <div className={CLASSES.essentialsLabel}>{label}</div>
      <div className={CLASSES.essentialsValue}>
        {/* The tooltip keeps a hidden copy of its text beside the text. */}
        <TooltipHost content={value} id={useId()}>
          <span title={value}>{value}</span>
        </TooltipHost>
        {copy && <CopyButton value={value} />}
      </div>
    </div>
  );
}

function PropertyField({ label, value, copy }: EssentialsFact) {
  const id = `PropertyField${useId().replaceAll(':', '')}`;
  return (
    <div className={CLASSES.essentialsItem}>
      <div id={`${id}-label`} className={CLASSES.essentialsLabel}>
        {label}
      </div>
      <div id={id} role="note" aria-labelledby={`${id}-label`} className={CLASSES.essentialsValue}>
        {value}
        {copy && <CopyButton value={value} />}
      </div>
    </div>
  );
}

function InputFact({ label, value, copy }: EssentialsFact) {
  const id = useId();
  return (
    <div>
      <Label id={id}>{label}</Label>
      <div style={{ display: 'flex' }}>
        <TextField
          readOnly
          borderless
          value={value}
          aria-labelledby={id}
          styles={{ root: { flex: 1 }, field: { padding: 0 } }}
        />
        {copy && <CopyButton value={value} />}
      </div>
    </div>
  );
}

/** Its picture is a character of the icon font, and so trails the value's text. */
function CopyButton({ value }: { value: string }) {
  const { t } = useView();
  return (
    <IconButton
      iconProps={{ iconName: 'Copy' }}
      ariaLabel={t('copy')}
      onClick={() => void navigator.clipboard?.writeText(value).catch(() => undefined)}
    />
  );
}
