import assert from 'node:assert/strict';
import test from 'node:test';
import type { Finding } from '../src/core/findings';
import type { Service } from '../src/core/service';
import { fixOf } from '../src/fixes';
import { service } from './packages';

function finding(code: string, file: string, at: string, ...values: string[]): Finding {
  return { severity: 'warning', file, at, message: '', code, values };
}

function fixed(of: Service, it: Finding): Record<string, string> {
  const command = fixOf(of, it);
  assert.ok(command, `nothing mends <${it.code}>`);
  const files = new Map(of.files);
  command.changes(of).forEach((text, path) => (text === null ? files.delete(path) : files.set(path, text)));
  const after = { ...of, files };
  assert.equal(fixOf(after, it), undefined, `<${it.code}> is mended once`);
  return Object.fromEntries(files);
}

const MANIFEST = '# mine\nschalter: 1\nkey: a-b\nlanguages: [de, en] # both\n';

test('a missing text is copied and waits for its translation', () => {
  const of = service({ 'service.yaml': MANIFEST, 'texts/de.properties': 'status.x=Fertig\n', 'texts/en.properties': '# mine\na=b\n' });
  assert.equal(fixed(of, finding('text-missing', 'texts/en.properties', 'status.x', 'status.x', 'en'))['texts/en.properties'], '# mine\na=b\n# source was: \nstatus.x=Fertig\n');
});

test("a missing text of a form is the schema's", () => {
  const of = service({ 'service.yaml': MANIFEST, 'form/schema.json': '{"properties": {"dog": {"title": "Hund"}}}' });
  assert.match(fixed(of, finding('text-missing', 'texts/en.properties', '', 'form.dog.title', 'en'))['texts/en.properties'] ?? '', /^# source was: \nform\.dog\.title=Hund\n$/);
});

test('a field without a title is called by its name, in words', () => {
  const of = service({ 'form/schema.json': '{\n  "properties": {\n    "dateOfBirth": {"type": "string"}\n  }\n}\n' });
  assert.equal(
    fixed(of, finding('label-missing', 'form/schema.json', '/properties/dateOfBirth', 'dateOfBirth', 'form.dateOfBirth'))['form/schema.json'],
    '{\n  "properties": {\n    "dateOfBirth": {"type": "string", "title": "Date of birth"}\n  }\n}\n',
  );
});

test('a purpose is in the language of the form, and what is sensitive is said to be', () => {
  const schema = '{"then": {"properties": {"a~b/c": {"title": "A"}}}}';
  const at = '/then/properties/a~0b~1c';
  assert.match(fixed(service({ 'form/schema.json': schema }), finding('purpose-missing', 'form/schema.json', at))['form/schema.json'] ?? '', /"x-purpose": "um Ihren/);
  const english = service({ 'service.yaml': 'languages: [en]\n', 'form/schema.json': schema });
  assert.match(fixed(english, finding('purpose-missing', 'form/schema.json', at))['form/schema.json'] ?? '', /"x-purpose": "to handle/);
  assert.match(fixed(english, finding('sensitive-undeclared', 'form/schema.json', at))['form/schema.json'] ?? '', /"x-sensitive": true/);
});

test('retention is written into the manifest, whose comments stay', () => {
  const text = fixed(service({ 'service.yaml': MANIFEST }), finding('retention-missing', 'service.yaml', '/retention', 'P10Y'))['service.yaml'] ?? '';
  assert.ok(text.startsWith(MANIFEST), text);
  assert.match(text, /\nretention: \{draft: P30D, completed: P10Y, rejected: P1Y, then: anonymise\}\n$/);
});

test('what a layout shows and the schema lacks is taken out, and no more', () => {
  const layout = '{"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/a"}, {"type": "Control", "scope": "#/properties/b", "options": {"x": 1}}]}';
  const of = service({ 'form/layout.json': layout });
  assert.deepEqual(JSON.parse(fixed(of, finding('layout-lacks', 'form/layout.json', '/elements/0/scope', '#/properties/a'))['form/layout.json'] ?? ''), {
    type: 'VerticalLayout',
    elements: [{ type: 'Control', scope: '#/properties/b', options: { x: 1 } }],
  });
  assert.match(fixed(of, finding('option-unknown', 'form/layout.json', '/elements/1/options/x', 'x'))['form/layout.json'] ?? '', /"options": \{\}/);
});

test('a rule that looks at nothing goes, and its field stays', () => {
  const layout = '{"type": "Control", "scope": "#/properties/a", "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/gone"}}}';
  const after = fixed(service({ 'form/layout.json': `{"elements": [${layout}]}` }), finding('layout-lacks', 'form/layout.json', '/elements/0/rule/condition/scope', '#/properties/gone'));
  assert.deepEqual(JSON.parse(after['form/layout.json'] ?? ''), { elements: [{ type: 'Control', scope: '#/properties/a' }] });
});

test('a field that nobody uses goes with its texts and its place', () => {
  const of = service({
    'form/schema.json': '{"type": "object", "required": ["age"], "properties": {"name": {}, "age": {}}}',
    'form/layout.json': '{"type": "Category", "elements": [{"type": "Control", "scope": "#/properties/name"}, {"type": "Control", "scope": "#/properties/age"}]}',
    'texts/de.properties': 'form.age.title=Alter\nform.name.title=Name\n',
  });
  const after = fixed(of, finding('field-unused', 'form/schema.json', '/properties/age', 'Alter'));
  assert.ok(!JSON.stringify(after).includes('age'), JSON.stringify(after));
  assert.equal(after['texts/de.properties'], 'form.name.title=Name\n');
});

test('texts, definitions and files that nobody uses go', () => {
  const of = service({
    'texts/de.properties': 'old=A\nb=B\n',
    'texts/en.properties': 'old=A\n',
    'form/schema.json': '{"$defs": {"left": {}, "b": {}}}',
    'tasks/x/schema.json': '{}',
    'tasks/x/layout.json': '{}',
  });
  assert.equal(fixed(of, finding('text-unused', 'texts/de.properties', 'old', 'old'))['texts/en.properties'], '');
  assert.deepEqual(JSON.parse(fixed(of, finding('definition-unused', 'form/schema.json', '/$defs/left', 'left'))['form/schema.json'] ?? ''), { $defs: { b: {} } });
  assert.ok(!Object.keys(fixed(of, finding('file-unused', 'tasks/x/schema.json', ''))).some(it => it.startsWith('tasks/')));
});

test('what is not there, or is broken, is left alone', () => {
  const of = service({ 'form/schema.json': '{"properties": ', 'service.yaml': MANIFEST });
  for (const it of [
    finding('label-missing', 'form/schema.json', '/properties/a', 'a'),
    finding('label-missing', 'form/gone.json', '/properties/a', 'a'),
    finding('definition-unused', 'form/schema.json', ''),
    finding('text-missing', 'texts/en.properties', 'x', 'x', 'en'),
    finding('constructor', 'form/schema.json', ''),
    finding('__proto__', 'form/schema.json', ''),
  ]) {
    assert.equal(fixOf(of, it), undefined);
  }
});

test('what a file may not say goes, and what it stands in stays', () => {
  const yaml = 'schalter: 1 # format\nkey: a-b\ntitle: {de: A,  fr: B}\nown: 1\n';
  const files = { 'service.yaml': yaml, 'form/schema.json': '{"properties": {"a": {"type": "string", "x-lock": "high", "x-soft": true}}}' };
  const mended = (code: string, file: string, at: string) => {
    const finding = { severity: 'error' as const, file, at, message: '', code, values: [] };
    return fixOf(service(files), finding)?.changes(service(files)).get(file);
  };
  assert.equal(mended('key-unknown', 'service.yaml', '/own'), yaml.replace('own: 1\n', ''));
  assert.equal(mended('language-foreign', 'service.yaml', '/title/fr'), yaml.replace(',  fr: B', ''));
  assert.equal(mended('lock-alone', 'form/schema.json', '/properties/a'), files['form/schema.json'].replace(', "x-lock": "high"', ''));
  assert.equal(mended('soft-required', 'form/schema.json', '/properties/a'), files['form/schema.json'].replace(', "x-soft": true', ''));
  assert.equal(mended('key-unknown', 'service.yaml', '/gone'), undefined);
});
