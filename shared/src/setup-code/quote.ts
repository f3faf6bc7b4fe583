/**
 * How text is written into each kind of script so that it stays text: whatever stands in it, nothing of it is ever run.
 * Line breaks and other control characters do not get here (`plan.ts`).
 */

/** For bash. */
export function bashText(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** For PowerShell, to which a curly apostrophe is one as well. */
export function powershellText(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}

/** For Terraform, in whose texts `${` and `%{` begin something that is worked out. */
export function terraformText(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/[$%](?=\{)/g, (sign) => (sign === '$' ? '\\u0024' : '\\u0025'));
  return `"${escaped}"`;
}

/** How wide a comment gets. */
const WIDTH = 100;

/** A comment of one or more lines, `#` before each: all three kinds know it. */
export function comment(text: string): string[] {
  return text
    .split(/[\p{Cc}\u2028\u2029]+/u)
    .flatMap((paragraph) => wrapped(paragraph).map((line) => `# ${line}`.trimEnd()));
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
