import { CommandBar } from '@fluentui/react';

export interface Command {
  key: string;
  text: string;
  icon: string;
  disabled?: boolean;
  run(): void;
}

/** The commands at the head of a view, in the element every view has for them. */
export function ViewCommandBar({ commands }: { commands: readonly Command[] }) {
  const items = commands.map(({ key, text, icon, disabled = false, run }) => ({
    key,
    text,
    disabled,
    iconProps: { iconName: icon },
    onClick: run,
  }));
  return (
    <div id="__bladeCommandBar">
      <CommandBar items={items} styles={{ root: { padding: '0 12px', borderBottom: '1px solid #8883' } }} />
    </div>
  );
}
