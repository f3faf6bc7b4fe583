import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files with little in them that take long, longest first. Where nobody ran the suites before, vitest begins with the
 * largest files; one of these would be the last one then, and leave a processor with nothing to do.
 */
const LONG = ['/demo.test.ts', '/page-look-english.test.ts', '/page-look-german.test.ts'];

/** Vitest's own order, but for files it could not know to be long. */
export default class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const long = LONG.flatMap((end) => sorted.filter(({ moduleId }) => moduleId.endsWith(end)));
    return [...new Set([...long, ...sorted])];
  }
}
