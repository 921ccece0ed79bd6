import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { readEach, titleOf } from '../src/features/letters/loops';
import { pieces, placeholderFor, textKey, variable } from '../src/features/letters/placeholders';
import { attributesOf, schema } from '../src/features/letters/schema';
import { newMessage, newTemplate, readLetter, writeBody, writeTitle } from '../src/features/letters/template';

const LIBRARY = join(process.cwd(), '../forms-library/src/main/resources/forms-library/services');
const TEMPLATES = readdirSync(LIBRARY).flatMap(service =>
  ['documents', 'messages'].flatMap(folder => {
    const path = join(LIBRARY, service, folder);
    return existsSync(path) ? readdirSync(path).map(it => [`${service}/${folder}/${it}`, readFileSync(join(path, it), 'utf8')] as const) : [];
  }),
);
const page = (body: string) => `<!DOCTYPE html>\n<html>\n<head><title>{{ text t }}</title></head>\n<body>\n${body}\n</body>\n</html>\n`;

for (const [name, text] of TEMPLATES) {
  test(`opens and comes back in every byte: ${name}`, () => {
    assert.equal(writeBody(text, readLetter(text).doc), text);
    assert.equal(writeTitle(text, readLetter(text).title), text);
  });

  test(`nothing in it is shown as source: ${name}`, () => {
    const kinds = new Set<string>();
    readLetter(text).doc.descendants(it => void kinds.add(it.type.name));
    assert.ok(!kinds.has('source') && !kinds.has('sourceInline'), [...kinds].join());
  });

  test(`written anew, it reads the same: ${name}`, () => {
    const { doc } = readLetter(text);
    // A copy of each block has no source of its own, so it is written.
    const copy = schema.node('doc', null, doc.content.content.map(it => it.copy(it.content)));
    const again = readLetter(writeBody(text, copy)).doc;
    assert.deepEqual(again.toJSON(), doc.toJSON());
  });
}

test('a changed block is written, the others stay as they are', () => {
  const text = page('<p>one  <!-- kept --></p>\n\n   <p   class="box">two</p>');
  const { doc } = readLetter(text);
  const changed = doc.replace(1, 4, schema.node('paragraph', null, schema.text('new')).slice(0));
  assert.ok(writeBody(text, doc) === text);
  const saved = writeBody(text, schema.node('doc', null, [schema.node('paragraph', null, schema.text('a < b & c')), doc.child(1)]));
  assert.ok(saved.includes('\n<p>a &lt; b &amp; c</p>\n\n   <p   class="box">two</p>\n</body>'), saved);
  assert.ok(changed);
});

test('conditions and loops are kept as they are written', () => {
  const text = page(`<p data-if='= answers.payment.way = "transfer"'>x</p>\n<ul><li data-each="dog in answers.dogs">{{ dog.name }}</li></ul>`);
  const { doc } = readLetter(text);
  assert.equal(attributesOf(doc.child(0))['data-if'], '= answers.payment.way = "transfer"');
  const copy = schema.node('doc', null, doc.content.content.map(it => it.copy(it.content)));
  const saved = writeBody(text, copy);
  assert.ok(saved.includes(`<p data-if='= answers.payment.way = "transfer"'>x</p>`), saved);
  assert.ok(saved.includes('<li data-each="dog in answers.dogs">{{ dog.name }}</li>'), saved);
});

test('what the editor does not know is kept as source, whatever it is', () => {
  for (const evil of ['<script>alert("</p>")</script>', '<dl><dt>a</dt><dd>b</dd></dl>', '<!-- note -->', '<table><tr><td>x</td></tr></table>', '<svg onload="x"><p>a</p></svg>', 'loose words', '<p><div>wrong</div></p>', '<iframe src="javascript:1"></iframe>']) {
    const text = page(`<p>before</p>\n${evil}\n<p>after</p>`);
    assert.equal(writeBody(text, readLetter(text).doc), text, evil);
  }
});

test('a file that is no template opens and stays what it is', () => {
  for (const text of ['', 'words', '<p>no body', '<html><body>', '<body><p>a</p>', '\uFEFF<!DOCTYPE html><body></body>', '{{ never closed']) {
    assert.equal(writeBody(text, readLetter(text).doc), text, text);
  }
});

test('placeholders end where the engine ends them', () => {
  assert.deepEqual(pieces('a {{ b }} c'), [{ words: 'a ' }, { code: 'b' }, { words: ' c' }]);
  assert.deepEqual(pieces('{{ = {"a": "}}"}.a }}'), [{ code: '= {"a": "}}"}.a' }]);
  assert.deepEqual(pieces('{{ open'), [{ words: '{{ open' }]);
  assert.equal(textKey('text letter.title'), 'letter.title');
  assert.equal(textKey('text a b'), undefined);
  assert.equal(variable('money fee.total'), 'fee.total');
  assert.equal(placeholderFor('answers.start', 'date'), 'date answers.start');
  assert.equal(placeholderFor('fee.total', 'number'), 'money fee.total');
});

test('new templates are complete', () => {
  assert.equal(readLetter(newTemplate('A & B')).title, 'A & B');
  assert.equal(readLetter(newMessage('Hello')).doc.childCount, 1);
});

test('an entry of a list goes by the titles of the list', () => {
  const names = [{ name: 'answers.dogs.chip', type: 'string', title: 'Chipnummer', of: 'answers.dogs' }];
  const letter = '<li data-each="dog in answers.dogs">{{ dog.chip }}</li>';
  assert.equal(titleOf('dog.chip', names, letter), 'Chipnummer');
  assert.equal(titleOf('answers.dogs.chip', names, letter), 'Chipnummer');
  assert.equal(titleOf('cat.chip', names, letter), undefined);
  assert.equal(titleOf('(((.x', names, letter), undefined);
  assert.deepEqual(readEach('dog in = answers.dogs[item.dangerous]'), { item: 'dog', list: 'answers.dogs[item.dangerous]' });
});
