import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Language, type Node, Parser } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** A parser of one of these languages; its grammar comes with its package, as WebAssembly. */
export async function parserOf(language: 'bash' | 'powershell'): Promise<(script: string) => Node> {
  await Parser.init();
  const folder = require.resolve(`tree-sitter-${language}/package.json`).replace('package.json', '');
  const parser = new Parser();
  parser.setLanguage(await Language.load(readFileSync(`${folder}tree-sitter-${language}.wasm`)));
  return (script) => {
    const tree = parser.parse(script);
    if (!tree) throw new Error('not parsed');
    return tree.rootNode;
  };
}

/** All nodes of these types, in the order of the text. */
export function allOf(node: Node, ...types: string[]): Node[] {
  return node.descendantsOfType(types).filter((found) => found !== null);
}

/** Where the parser did not understand it. */
export function faultsOf(root: Node): string[] {
  if (!root.hasError) return [];
  const faults: string[] = [];
  const walk = (node: Node): void => {
    if (node.isError || node.isMissing) faults.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    for (const child of node.children) if (child) walk(child);
  };
  walk(root);
  return faults;
}

/** What the tree is made of, without what its texts say. */
export function shapeOf(root: Node, texts: readonly string[]): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.type === 'comment') return;
    if (texts.includes(node.type)) {
      parts.push('text');
      return;
    }
    parts.push(node.type, '(');
    for (const child of node.namedChildren) if (child) walk(child);
    parts.push(')');
  };
  walk(root);
  return parts.join(' ');
}
