import { all, child, escape, escapeAttribute, isElement, local, read, textOf } from '../../parts/markup';
import type { Row } from './rows';

/* Texts on their way to translators and back. */

export type Format = 'xliff-1.2' | 'xliff-2.0' | 'csv';

/** What came back: texts by language and key. */
export interface Imported {
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export class NoExchange extends Error {}

const MOST_BYTES = 5_000_000;

function sourceText(row: Row, reference: string): string | undefined {
  return row.texts.get(reference) ?? row.fallback;
}

/** The texts of one language to be translated, or of all as a table. */
export function exported(format: Format, key: string, rows: readonly Row[], languages: readonly string[], target: string): string {
  const [reference = 'de'] = languages;
  return format === 'csv' ? csv(rows, languages) : format === 'xliff-1.2' ? xliff1(key, rows, reference, target) : xliff2(key, rows, reference, target);
}

function xliff1(key: string, rows: readonly Row[], source: string, target: string): string {
  const units = rows.flatMap(row => {
    const from = sourceText(row, source);
    const to = row.texts.get(target);
    const state = to === undefined ? 'needs-translation' : row.outdated.has(target) ? 'needs-review-translation' : 'translated';
    return from === undefined
      ? []
      : [`      <trans-unit id="${escapeAttribute(row.key)}" xml:space="preserve">
        <source>${escape(from)}</source>
        <target state="${state}">${escape(to ?? '')}</target>
      </trans-unit>`];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="${escapeAttribute(key)}" source-language="${escapeAttribute(source)}" target-language="${escapeAttribute(target)}" datatype="plaintext">
    <body>
${units.join('\n')}
    </body>
  </file>
</xliff>
`;
}

function xliff2(key: string, rows: readonly Row[], source: string, target: string): string {
  const units = rows.flatMap((row, index) => {
    const from = sourceText(row, source);
    const to = row.texts.get(target);
    const state = to === undefined || row.outdated.has(target) ? 'initial' : 'translated';
    return from === undefined
      ? []
      : [`    <unit id="u${index + 1}" name="${escapeAttribute(row.key)}">
      <segment state="${state}">
        <source xml:space="preserve">${escape(from)}</source>
        <target xml:space="preserve">${escape(to ?? '')}</target>
      </segment>
    </unit>`];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="${escapeAttribute(source)}" trgLang="${escapeAttribute(target)}">
  <file id="${escapeAttribute(key)}">
${units.join('\n')}
  </file>
</xliff>
`;
}

/** What a table calculation takes for a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;

function csv(rows: readonly Row[], languages: readonly string[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return /[";\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  const [reference = ''] = languages;
  const lines = rows.map(row => [row.key, ...languages.map(it => (it === reference ? sourceText(row, it) : row.texts.get(it)) ?? '')]);
  return '\uFEFF' + [['key', ...languages], ...lines].map(it => it.map(cell).join(';')).join('\r\n') + '\r\n';
}

/** Reads what came back, whichever of the formats it is in. */
export function imported(file: string, languages: readonly string[]): Imported {
  if (file.length > MOST_BYTES) {
    throw new NoExchange('size');
  }
  return /^\uFEFF?\s*</.test(file) ? xliff(file, languages) : table(file, languages);
}

function xliff(file: string, languages: readonly string[]): Imported {
  const root = read(file.replace(/^\uFEFF/, ''), 'xml').find(isElement);
  if (!root || local(root) !== 'xliff') {
    throw new NoExchange('format');
  }
  const texts = new Map<string, Map<string, string>>();
  for (const each of all([root], 'file')) {
    const language = root.attributes['trgLang'] ?? each.attributes['target-language'] ?? '';
    if (!languages.includes(language)) {
      throw new NoExchange('language');
    }
    const units = [...all([each], 'trans-unit'), ...all([each], 'unit')];
    for (const unit of units) {
      const key = unit.attributes['name'] ?? unit.attributes['id'] ?? '';
      const segments = all(unit.children, 'segment');
      const target = segments.length > 0 ? segments.map(it => textOf(child(it, 'target'))).join('') : textOf(child(unit, 'target'));
      keep(texts, language, key, target);
    }
  }
  return { texts };
}

function table(file: string, languages: readonly string[]): Imported {
  const [head = [], ...lines] = csvLines(file.replace(/^\uFEFF/, ''));
  const columns = head.map(it => it.trim());
  if (columns[0] !== 'key' || !columns.slice(1).some(it => languages.includes(it))) {
    throw new NoExchange('format');
  }
  const texts = new Map<string, Map<string, string>>();
  for (const line of lines) {
    columns.forEach((language, index) => {
      const value = line[index] ?? '';
      if (index > 0 && languages.includes(language)) {
        keep(texts, language, line[0] ?? '', /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value);
      }
    });
  }
  return { texts };
}

/** An empty text is one that nobody has translated. */
function keep(texts: Map<string, Map<string, string>>, language: string, key: string, text: string): void {
  if (key !== '' && text !== '') {
    texts.set(language, (texts.get(language) ?? new Map()).set(key, text.replace(/\r\n?/g, '\n')));
  }
}

function csvLines(text: string): string[][] {
  const separator = /^[^\n]*;/.test(text) ? ';' : ',';
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => {
    lines.at(-1)?.push(cell);
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (quoted && c === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (c === '"' && (quoted || cell === '')) {
      quoted = !quoted;
    } else if (!quoted && c === separator) {
      end();
    } else if (!quoted && (c === '\n' || c === '\r')) {
      i += c === '\r' && text[i + 1] === '\n' ? 1 : 0;
      end();
      lines.push([]);
    } else {
      cell += c;
    }
  }
  end();
  return lines.filter(it => it.some(each => each !== ''));
}
