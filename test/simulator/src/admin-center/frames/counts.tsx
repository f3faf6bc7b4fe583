/** Numbers with a word each, side by side. */
export function Counts({ counts }: { counts: readonly (readonly [string, number])[] }) {
  return (
    <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap', marginTop: 16 }}>
      {counts.map(([label, count]) => (
        <div key={label} style={{ minWidth: 130, padding: '12px 16px', border: '1px solid #8884', borderRadius: 6 }}>
          <div style={{ fontSize: 26, fontWeight: 300 }}>{count}</div>
          <div style={{ opacity: 0.75 }}>{label}</div>
        </div>
      ))}
    </div>
  );
}
