import type { KnownName } from '../../parts/names';
import type { Part } from './editor';
import { attributesOf } from './schema';

/** What `data-each` says: the entry's name and the list. */
export function readEach(value: string): { readonly item: string; readonly list: string } | undefined {
  const match = /^\s*([A-Za-z_][A-Za-z0-9_]*)\s+in\s+([\s\S]+)$/.exec(value);
  return match?.[1] && match[2] ? { item: match[1], list: match[2].trim().replace(/^=\s*/, '') } : undefined;
}

/** What can be named inside the repetitions around the caret: the entry's own fields first. */
export function inLoops(names: readonly KnownName[], parts: readonly Part[]): readonly KnownName[] {
  let all = names;
  for (const part of parts) {
    const each = readEach(attributesOf(part.node)['data-each'] ?? '');
    if (each) {
      const own = all.filter(it => it.of === each.list).map(it => ({ ...it, name: each.item + it.name.slice(each.list.length), of: null }));
      all = [...own, ...all];
    }
  }
  return all;
}

/** What a variable is called, also one that begins with an entry of a list that the letter repeats over. */
export function titleOf(variable: string, names: readonly KnownName[], letter: string): string | undefined {
  const known = names.find(it => it.name === variable)?.title;
  const [root = ''] = variable.split('.');
  const list = !/^\w+$/.test(root) ? undefined : new RegExp(`data-each\\s*=\\s*["']\\s*${root}\\s+in\\s+=?\\s*([\\w.]+)`).exec(letter)?.[1];
  return known || (list ? names.find(it => it.name === list + variable.slice(root.length))?.title : undefined);
}
