import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import { editJson, editYaml, renameJson } from '../src/core/documents';
import { parseProperties, renameProperty, setProperty } from '../src/core/properties';

test('an edit of JSON changes its value and no other byte', () => {
  const text = '{\n\t"a" : 1,\n\t"b": [1,  2],\n\t"c": { "d": null }\n}';
  assert.equal(editJson(text, ['a'], 2), text.replace('1', '2'));
  assert.equal(editJson(text, ['c', 'd'], 'x'), text.replace('null', '"x"'));
  assert.equal(editJson(text, ['b', 0], undefined), '{\n\t"a" : 1,\n\t"b": [2],\n\t"c": { "d": null }\n}');
});

test('what is emptied, filled and nested is laid out as the rest', () => {
  const text = '{\n  "a": {\n    "b": 1\n  },\n  "l": [1, 2]\n}\n';
  const empty = editJson(text, ['a', 'b'], undefined);
  assert.equal(empty, '{\n  "a": {},\n  "l": [1, 2]\n}\n');
  assert.equal(editJson(empty, ['a', 'b'], 1), text);
  assert.equal(editJson(text, ['l', 1], 9, true), text.replace('[1, 2]', '[1, 9, 2]'));
  assert.equal(editJson(text, ['l', 2], 9, true), text.replace('[1, 2]', '[1, 2, 9]'));
  assert.equal(editJson(text, ['a', 'c', 'd'], [true]), text.replace('"b": 1', '"b": 1,\n    "c": {\n      "d": [\n        true\n      ]\n    }'));
  assert.equal(editJson('', ['a'], 1), '{\n  "a": 1\n}\n');
  assert.equal(editJson('{"a": 1}', ['b'], 2), '{"a": 1, "b": 2}');
});

test('an edit means the same as the edit of the value', () => {
  const value = { a: [{ b: 1 }, { b: 2 }], 'x/y': { '~': null }, '': 'empty' };
  for (const indent of [undefined, 2, '\t']) {
    const text = JSON.stringify(value, null, indent);
    assert.deepEqual(JSON.parse(editJson(text, ['a', 0], undefined)), { ...value, a: [{ b: 2 }] });
    assert.deepEqual(JSON.parse(editJson(text, ['a', 1, 'c'], { d: [] })), { ...value, a: [{ b: 1 }, { b: 2, c: { d: [] } }] });
    assert.deepEqual(JSON.parse(editJson(text, ['x/y', '~'], 'é"')), { ...value, 'x/y': { '~': 'é"' } });
    assert.deepEqual(JSON.parse(editJson(text, [''], undefined)), { a: value.a, 'x/y': value['x/y'] });
  }
});

test('a new member stands where it is wanted', () => {
  const text = '{\n  "a": 1,\n  "b": 2\n}\n';
  assert.equal(editJson(text, ['x'], 3, false, 'b'), '{\n  "a": 1,\n  "x": 3,\n  "b": 2\n}\n');
  assert.equal(editJson(text, ['x'], 3), '{\n  "a": 1,\n  "b": 2,\n  "x": 3\n}\n');
});

test('a renamed member keeps its place and its value', () => {
  const text = '{ "a" : {"b":1}, "c":2 }';
  assert.equal(renameJson(text, ['a', 'b'], 'x y'), '{ "a" : {"x y":1}, "c":2 }');
  assert.equal(renameJson(text, ['none'], 'x'), text);
});

test('an edit of YAML changes its value and no other byte', () => {
  const text = '# who\nschalter: 1   # format\ntitle: {de: A,  en: "B"}\nlaw:\n  - § 1\n  - § 2 # both\nunit: x\n\n# end\n';
  assert.equal(editYaml(text, ['unit'], 'y'), text.replace('unit: x', 'unit: y'));
  assert.equal(editYaml(text, ['title', 'de'], 'C, D'), text.replace('A', '"C, D"'));
  assert.equal(editYaml(text, ['title', 'en'], 'C'), text.replace('"B"', '"C"'));
  assert.equal(editYaml(text, ['title', 'fr'], 'F'), text.replace('"B"}', '"B", fr: F}'));
  assert.equal(editYaml(text, ['title', 'de'], undefined), text.replace('de: A,  ', ''));
  assert.equal(editYaml(text, ['law', 1], undefined), text.replace('  - § 2 # both\n', ''));
  assert.equal(editYaml(text, ['law', 2], '§ 3'), text.replace('both\n', 'both\n  - § 3\n'));
  assert.equal(editYaml(text, ['unit'], undefined), text.replace('unit: x\n', ''));
  assert.equal(editYaml(text, ['fee', 'decision'], 'decisions/a.dmn'), text.replace('unit: x\n', 'unit: x\nfee: {decision: decisions/a.dmn}\n'));
  assert.equal(editYaml(text, ['leika'], '99', ['title', 'law']), text.replace('both\n', 'both\nleika: "99"\n'));
  const windows = text.replaceAll('\n', '\r\n');
  assert.equal(editYaml(windows, ['category'], 'a'), windows.replace('unit: x\r\n', 'unit: x\r\ncategory: a\r\n'));
});

test('an edit of YAML that changes more than a place keeps comments and order', () => {
  const text = '# who\nschalter: 1 # format\nsummary: >\n  folded\n  text\nopen:\n  from: 2026-01-01\n';
  assert.equal(editYaml(text, ['summary'], 'a'), '# who\nschalter: 1 # format\nsummary: >-\n  a\nopen:\n  from: 2026-01-01\n');
  assert.equal(parse(editYaml(text, ['summary'], 'a\nb: c')).summary, 'a\nb: c');
  assert.match(editYaml(text, ['open', 'until'], '2026-02-01'), /from: 2026-01-01\n  until: 2026-02-01\n$/);
  assert.equal(editYaml('', ['a'], 'b'), 'a: b\n');
});

test('an edit of texts changes one line', () => {
  const text = '# letters\na = 1\n\nb.c=two \\\n   lines\n\\:key\\ x=3';
  assert.deepEqual([...parseProperties(text)], [['a', '1'], ['b.c', 'two lines'], [':key x', '3']]);
  assert.equal(setProperty(text, 'a', 'ä\nü'), text.replace('a = 1', 'a=ä\\nü'));
  assert.equal(setProperty(text, 'b.c', null), '# letters\na = 1\n\n\\:key\\ x=3');
  assert.equal(setProperty(text, 'z', ' z'), text + '\nz=\\ z\n');
  assert.equal(renameProperty(text, 'b.c', 'b.d'), text.replace('b.c', 'b.d'));
  assert.equal(renameProperty(text, ':key x', 'k'), text.replace('\\:key\\ x', 'k'));
});

test('texts come back as they were written', () => {
  for (const value of ['', ' a', 'a\\b', 'a=b:c', '#x', 'ünï 漢', "it's {0}", '\ttab', 'line\nline']) {
    for (const key of ['a', 'a b', 'a=b', '#a', 'a:b', 'a\\b']) {
      assert.equal(parseProperties(setProperty('', key, value)).get(key), value);
    }
  }
});
