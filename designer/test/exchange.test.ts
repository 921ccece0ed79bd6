import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import test from 'node:test';
import { parseProperties } from '../src/core/properties';
import type { Service } from '../src/core/service';
import { easyProblems } from '../src/features/texts/easy';
import { exported, imported, NoExchange } from '../src/features/texts/exchange';
import { mark, outdated, sourceWas, unmark } from '../src/features/texts/outdated';
import { fileOf, formTexts, isMissing, languagesOf, rowsOf, writeText } from '../src/features/texts/rows';

const LIBRARY = join(process.cwd(), '../forms-library/src/main/resources/forms-library/services');

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap(it => (statSync(join(folder, it)).isDirectory() ? walk(join(folder, it)) : [join(folder, it)]));
}

function service(key: string): Service {
  const root = join(LIBRARY, key);
  const texts = walk(root).filter(it => /\.(json|yaml|properties|bpmn|dmn|html)$/.test(it));
  return { key, revision: 1, binaries: new Set(), files: new Map(texts.map(it => [relative(root, it), readFileSync(it, 'utf8')])) };
}

function small(de: string, en: string): Service {
  return { key: 'a', revision: 1, binaries: new Set(), files: new Map([['service.yaml', 'languages: [de, en]\n'], [fileOf('de'), de], [fileOf('en'), en]]) };
}

const LANGUAGES = ['de', 'en'];

for (const key of readdirSync(LIBRARY).filter(it => existsSync(join(LIBRARY, it, 'texts')))) {
  test(`shows every text, and writing one that is there changes no byte: ${key}`, () => {
    const it = service(key);
    const languages = languagesOf(it);
    const rows = rowsOf(it, languages);
    assert.ok(rows.length > 50);
    for (const row of rows) {
      for (const language of languages) {
        const text = row.texts.get(language);
        if (text !== undefined && !it.files.get(fileOf(language))?.includes('\\')) {
          assert.equal(writeText(it, languages, language, row.key, text).get(fileOf(language)), it.files.get(fileOf(language)), row.key);
        }
      }
    }
  });

  test(`goes out and comes back the same in every format: ${key}`, () => {
    const it = service(key);
    const languages = languagesOf(it);
    const rows = rowsOf(it, languages);
    for (const format of ['xliff-1.2', 'xliff-2.0', 'csv'] as const) {
      const { texts } = imported(exported(format, key, rows, languages, 'en'), languages);
      rows.filter(row => row.texts.get('en')).forEach(row => assert.equal(texts.get('en')?.get(row.key), row.texts.get('en'), `${format} ${row.key}`));
    }
  });
}

test('knows what the form says itself, through references and conditions', () => {
  const found = formTexts(service('dog-tax-registration'));
  assert.equal(found.get('form.keeper.title'), 'Halterin oder Halter');
  assert.equal(found.get('form.dogs.item.title'), 'Hund');
  const endless = small('', '');
  const cyclic = new Map([...endless.files, ['form/schema.json', '{"$ref": "#", "properties": {"a": {"$ref": "#", "title": "A"}}, "then": {"properties": {"b": {"title": "B"}}}}']]);
  const texts = formTexts({ ...endless, files: cyclic });
  assert.equal(texts.get('form.a.title'), 'A');
  assert.equal(texts.get('form.b.title'), 'B');
});

test('a source that changes marks its translations until they are written anew', () => {
  const before = small('a=eins\nb=zwei\n', '# words\na=one\nb=two\n');
  const changed = writeText(before, LANGUAGES, 'de', 'a', 'EINS');
  assert.equal(changed.get(fileOf('en')), '# words\n# source was: eins\na=one\nb=two\n');
  const after = { ...before, files: new Map([...before.files, ...changed]) } as Service;
  assert.deepEqual([...(rowsOf(after, LANGUAGES)[0]?.outdated ?? [])], ['en']);
  assert.equal(writeText(after, LANGUAGES, 'de', 'a', 'eins').get(fileOf('en')), before.files.get(fileOf('en')));
  assert.equal(writeText(after, LANGUAGES, 'en', 'a', 'ONE').get(fileOf('en')), '# words\na=ONE\nb=two\n');
  assert.equal(writeText(after, LANGUAGES, 'en', 'a', 'one').get(fileOf('en')), before.files.get(fileOf('en')));
});

test('marks keep what they remember, whatever it is', () => {
  const text = 'x=1\r\nkey\\ with\\ blanks=a\\\r\n  b\r\ny=2\r\n';
  const marked = mark(text, 'key with blanks', 'two\nlines \\ and more');
  assert.equal(sourceWas(marked, 'key with blanks'), 'two\nlines \\ and more');
  assert.deepEqual([...outdated(marked)], ['key with blanks']);
  assert.equal(mark(marked, 'key with blanks', 'later'), marked);
  assert.equal(unmark(marked, 'key with blanks'), text);
  assert.equal(mark(text, 'nowhere', 'x'), text);
  assert.deepEqual(parseProperties(marked), parseProperties(text));
});

test('a text is missing where no language file and no form says it', () => {
  const rows = rowsOf(small('a=eins\n', 'a=one\nc=three\n'), LANGUAGES);
  assert.deepEqual(rows.map(it => [it.key, isMissing(it, LANGUAGES)]), [['a', false], ['c', true]]);
});

test('a table calculation is given no formula, and gives back what it was given', () => {
  const evil = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', "'=x", "''+", 'a;b', 'a"b', 'a\nb', ' plain ', "'quoted'", '\t=1'];
  const rows = rowsOf(small('', ''), LANGUAGES).concat(evil.map((text, index) => ({ key: `k${index}`, texts: new Map([['de', text], ['en', text]]), fallback: undefined, outdated: new Set<string>() })));
  const table = exported('csv', 'a', rows, LANGUAGES, 'en');
  for (const cell of table.replace(/^\uFEFF/, '').split(/[;\r\n]+/)) {
    assert.ok(!/^"?[=+@-]/.test(cell) || /^"?b/.test(cell), cell);
  }
  const { texts } = imported(table, LANGUAGES);
  evil.forEach((text, index) => assert.equal(texts.get('en')?.get(`k${index}`), text));
});

test('what comes from outside is data or refused', () => {
  const refused = (file: string, why: string) => assert.throws(() => imported(file, LANGUAGES), (e: unknown) => e instanceof NoExchange && e.message === why, file.slice(0, 40));
  refused('<html></html>', 'format');
  refused('a;b\n1;2', 'format');
  refused('', 'format');
  refused('<xliff version="1.2"><file target-language="fr"><trans-unit id="a"><target>x</target></trans-unit></file></xliff>', 'language');
  refused('x'.repeat(5_000_001), 'size');
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xliff trgLang="en"><file><unit id="u" name="a"><segment><target>&b;<ph id="1"/>!</target></segment></unit></file></xliff>';
  assert.equal(imported(bomb, LANGUAGES).texts.get('en')?.get('a'), '&b;!');
  assert.equal(imported('<xliff trgLang="en"><file><unit name="__proto__"><segment><target>x</target></segment></unit></file></xliff>', LANGUAGES).texts.get('en')?.get('__proto__'), 'x');
});

test('easy German has short sentences, one a line, short words and none cut off', () => {
  assert.deepEqual(easyProblems('Sie bekommen einen Brief.\nDarin steht alles.'), []);
  assert.deepEqual(easyProblems('Das ist gut. Das ist auch gut.').map(it => it.rule), ['several-sentences']);
  assert.deepEqual(easyProblems('Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn.').map(it => it.rule), ['long-sentence']);
  assert.deepEqual(easyProblems('Die Straßenverkehrsbehörde hilft.').map(it => it.rule), ['long-word']);
  assert.deepEqual(easyProblems('Die Straßen-verkehrs-behörde hilft.'), []);
  assert.deepEqual(easyProblems('Bringen Sie z. B. den Pass mit.').map(it => it.rule), ['abbreviation']);
  assert.deepEqual(easyProblems('Wenn Sie, wie gesagt, kommen, ist das gut.').map(it => it.rule), ['many-commas']);
});
