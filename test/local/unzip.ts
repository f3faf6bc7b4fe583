import { inflateRawSync } from 'node:zlib';

/** One entry of a zip archive. */
export interface Entry {
  name: string;
  /** Time and date as MS-DOS has them, two 16-bit numbers in one; 0 where none was written. */
  time: number;
  data: Buffer;
}

const END = 0x06054b50;
const HEADER = 0x02014b50;
const DEFLATED = 8;

/**
 * Reads a zip archive by its central directory (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16).
 *
 * @throws where it is none
 */
export function unzip(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
  if (end < 0) throw new Error('no zip archive');
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    if (archive.readUInt32LE(at) !== HEADER) throw new Error(`no entry at ${at}`);
    const method = archive.readUInt16LE(at + 10);
    const time = archive.readUInt32LE(at + 12);
    const size = archive.readUInt32LE(at + 20);
    const nameSize = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const name = archive.toString('utf8', at + 46, at + 46 + nameSize);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const raw = archive.subarray(from, from + size);
    at += 46 + nameSize + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    return { name, time, data: method === DEFLATED ? inflateRawSync(raw) : raw };
  });
}
