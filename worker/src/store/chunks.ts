/**
 * Splits rows so that each part's JSON stays under `bytes`. A single row above it stands alone.
 * Counts UTF-16 units times three, the most a unit takes in UTF-8: never too little.
 */
export function inChunks<Row>(rows: readonly Row[], bytes: number): Row[][] {
  const chunks: Row[][] = [];
  let chunk: Row[] = [];
  let size = 2;
  for (const row of rows) {
    const length = JSON.stringify(row).length * 3 + 1;
    if (chunk.length && size + length > bytes) {
      chunks.push(chunk);
      chunk = [];
      size = 2;
    }
    chunk.push(row);
    size += length;
  }
  if (chunk.length) chunks.push(chunk);
  return chunks;
}
