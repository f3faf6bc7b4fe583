import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inChunks } from '../../worker/src/store/chunks.ts';

it('keeps every row, in order, in parts that fit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 60 })),
      fc.integer({ min: 40, max: 400 }),
      (rows, bytes) => {
        const chunks = inChunks(rows, bytes);
        expect(chunks.flat()).toEqual(rows);
        for (const chunk of chunks) {
          expect(chunk.length).toBeGreaterThan(0);
          if (chunk.length > 1) expect(Buffer.byteLength(JSON.stringify(chunk))).toBeLessThanOrEqual(bytes);
        }
      },
    ),
  );
});
