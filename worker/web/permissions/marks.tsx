/** What appeared and what vanished, each with its sign: told without colour, and read out with its word. */
export function PermissionMarks(props: {
  appeared: readonly string[];
  vanished: readonly string[];
  words: { appeared: string; vanished: string };
}) {
  const { words } = props;
  const marks = (['appeared', 'vanished'] as const).flatMap((which) => props[which].map((name) => ({ which, name })));
  return (
    <ul class="permission-marks">
      {marks.map(({ which, name }) => (
        <li key={`${which} ${name}`} class={`is-${which}`}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d={which === 'appeared' ? 'M8 3.5v9M3.5 8h9' : 'M3.5 8h9'} />
          </svg>
          <code>{name}</code> <span class="small quiet">{words[which]}</span>
        </li>
      ))}
    </ul>
  );
}
