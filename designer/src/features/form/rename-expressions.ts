import { type Meaning, renameIn } from './feel';

/** In XML expressions begin with `=` in attributes and texts; those of DMN are texts of their own. */
export function inXml(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  return text.replace(/(=\s*)("[^"<]*"|'[^'<]*')|>([^<]+)</g, (whole, gap: string | undefined, attribute: string | undefined, content: string | undefined) => {
    if (attribute !== undefined) {
      return /^.\s*=/.test(attribute) ? gap + escaped(attribute, it => renameTasks(it, meaning, from, to)) : whole;
    }
    return content === undefined ? whole : '>' + escaped(content, it => renameTasks(it, meaning, from, to)) + '<';
  });
}

/** Entities of XML are no FEEL: they are read before and written after. */
function escaped(text: string, change: (text: string) => string): string {
  const names: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };
  const quote = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0)) ? text.charAt(0) : '';
  const inner = quote ? text.slice(1, -1) : text;
  const plain = inner.replace(/&(?:lt|gt|amp|quot|apos);/g, it => names[it] ?? it);
  const changed = change(plain);
  if (changed === plain) {
    return text;
  }
  const back = changed.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(quote === '' ? /(?!)/g : quote === '"' ? /"/g : /'/g, quote === '"' ? '&quot;' : '&apos;');
  return quote + back + quote;
}

/** `tasks.review.decision` and `review.decision` are the same. */
function renameTasks(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  return renameIn(text.replace(/\btasks\s*\./g, it => '\u0001'.repeat(it.length)), meaning, from, to).replace(/\u0001+/g, it => 'tasks' + '.'.padStart(it.length - 5));
}

export function inTemplate(text: string, meaning: Meaning, from: readonly string[], to: readonly string[]): string {
  const loops = new Map<string, readonly string[]>();
  for (const it of text.matchAll(/data-each\s*=\s*["']\s*([\p{L}_][\p{L}\p{N}_]*)\s+in\s+([^"']+)["']/gu)) {
    const list = pathIn(it[2] ?? '', name => loops.get(name) ?? meaning(name));
    if (it[1] && list) {
      loops.set(it[1], list);
    }
  }
  const all: Meaning = name => loops.get(name) ?? meaning(name);
  const rename = (it: string) => renameTasks(it, all, from, to);
  return text
    .replace(/\{\{([\s\S]*?)\}\}/g, (whole, inner: string) => (/^\s*(text)\s/.test(inner) ? whole : `{{${escaped(inner, rename)}}}`))
    .replace(/(data-(?:if|each)\s*=\s*)("[^"]*"|'[^']*')/g, (_, gap: string, attribute: string) => gap + escaped(attribute, it => eachIn(it, rename)));
}

/** Of `dog in answers.dogs` only what follows is an expression. */
function eachIn(text: string, rename: (text: string) => string): string {
  const found = /^(\s*[\p{L}_][\p{L}\p{N}_]*\s+in\s+)([\s\S]*)$/u.exec(text);
  return found ? (found[1] ?? '') + rename(found[2] ?? '') : rename(text);
}

function pathIn(text: string, meaning: Meaning): readonly string[] | undefined {
  const parts = text.trim().replace(/^=\s*/, '').replace(/^tasks\./, '').split('.');
  const first = meaning((parts[0] ?? '').trim());
  return first && parts.every(it => /^\s*[\p{L}_][\p{L}\p{N}_]*\s*$/u.test(it)) ? [...first, ...parts.slice(1).map(it => it.trim())] : undefined;
}
