import assert from 'node:assert/strict';
import test from 'node:test';
import { parse } from 'yaml';
import de from '../src/texts/de';
import { manifestOf, MANIFEST, saySetting, sayText, unknownIn, valueAt } from '../src/features/settings/manifest';
import { everySetting, itemOf, sections, settings } from '../src/features/settings/schema';
import type { Json } from '../src/core/documents';
import type { Command, Service } from '../src/core/service';
import { everyService, service } from './packages';

const TEXT = `# Hundesteuer
schalter: 1          # the format
key: dogs
title: {de: Hunde,  en: Dogs}
languages: [de, en]
x-own: {a: 1}
identity:
  minimum: basic     # a dog has an owner
  x-why: habit
law:
  - § 1
  - § 2

# until further notice
open: {from: 2026-01-01, until: null}
`;

function after(text: string, command: Command): string {
  return command.changes(service({ [MANIFEST]: text })).get(MANIFEST) ?? text;
}

function values(from: Service): Json | undefined {
  const manifest = manifestOf(from);
  return 'values' in manifest ? manifest.values : undefined;
}

test('everything that the schema declares is shown once, with words', () => {
  const shown = sections.flatMap(it => it.settings);
  assert.deepEqual(shown.map(it => it.name).sort(), settings.map(it => it.name).sort());
  const texts: Record<string, string> = de;
  for (const one of everySetting()) {
    const key = one.names.map(it => (it === '*' ? 'each' : it)).join('.');
    assert.ok(texts[`settings.of.${key}`], `no title for <${key}>`);
    for (const option of one.schema.enum ?? (one.kind === 'choices' ? itemOf(one).enum : undefined) ?? []) {
      assert.ok(texts[`settings.option.${key}.${option}`], `no words for <${option}> of <${key}>`);
    }
  }
  assert.deepEqual([...new Set(everySetting().map(it => it.kind))].sort(), ['check', 'choice', 'choices', 'date', 'file', 'fixed', 'group', 'line', 'lines', 'map', 'number', 'period', 'text']);
});

test('what is said stands where a person would write it, and nothing else changes', () => {
  assert.equal(after(TEXT, saySetting(['unit'], 'steueramt', '')), TEXT.replace('Dogs}\n', 'Dogs}\nunit: steueramt\n'));
  assert.equal(after(TEXT, saySetting(['identity', 'minimum'], 'high', '')), TEXT.replace('basic', 'high'));
  assert.equal(after(TEXT, saySetting(['open', 'until'], '2026-12-31', '')), TEXT.replace('null', '2026-12-31'));
  assert.equal(after(TEXT, saySetting(['limit'], 5, '')), TEXT + 'limit: 5\n');
  assert.equal(after(TEXT, saySetting(['fee', 'decision'], 'decisions/fee.dmn', '')), TEXT + 'fee: {decision: decisions/fee.dmn}\n');
  assert.equal(after(TEXT, saySetting(['law', 2], '§ 3', '')), TEXT.replace('§ 2\n', '§ 2\n  - § 3\n'));
  assert.equal(after(TEXT, saySetting(['languages'], ['en', 'de'], '')), TEXT.replace('[de, en]', '[en, de]'));
  assert.equal(after(TEXT, saySetting(['documents', 'permit', 'seal'], false, '')), TEXT + 'documents: {permit: {seal: false}}\n');
});

test('what is taken away takes with it what held nothing else', () => {
  assert.equal(after(TEXT, saySetting(['identity', 'minimum'], undefined, '')), TEXT.replace('  minimum: basic     # a dog has an owner\n', ''));
  assert.equal(after('key: a\nfee: {decision: decisions/a.dmn}\n', saySetting(['fee', 'decision'], undefined, '')), 'key: a\n');
  assert.equal(after(TEXT, saySetting(['limit'], undefined, '')), TEXT);
  assert.equal(after('key: a\nidentity:\n', saySetting(['identity', 'minimum'], 'high', '')), 'key: a\nidentity: {minimum: high}\n');
});

test('a text that was for all becomes the reference language’s when another is written', () => {
  const text = 'key: a\ntitle: Hund # short\n';
  assert.equal(after(text, sayText(['title'], ['de', 'en'], 'de', 'Hunde', '')), 'key: a\ntitle: Hunde # short\n');
  assert.equal(after(text, sayText(['title'], ['de', 'en'], 'en', 'Dog', '')), 'key: a\ntitle: {de: Hund, en: Dog} # short\n');
  assert.equal(after(text, sayText(['summary'], ['de'], 'de', 'Kurz: so', '')), 'key: a\ntitle: Hund # short\nsummary: "Kurz: so"\n');
  assert.equal(after(TEXT, sayText(['title'], ['de', 'en'], 'en', '', '')), TEXT.replace(',  en: Dogs', ''));
});

test('what the schema does not know is shown and stays', () => {
  assert.deepEqual(unknownIn(values(service({ [MANIFEST]: TEXT }))), [['/x-own', { a: 1 }], ['/identity/x-why', 'habit']]);
});

test('what can’t be read is left alone', () => {
  for (const broken of ['key: [', 'a: 1\na: 2\n', '\tkey: a']) {
    assert.ok('broken' in manifestOf(service({ [MANIFEST]: broken })), broken);
    assert.equal(after(broken, saySetting(['unit'], 'x', '')), broken);
  }
});

test('in every service every setting can be said and taken back, and nothing else means anything else', () => {
  for (const one of everyService()) {
    const text = one.files.get(MANIFEST) ?? '';
    const before = parse(text) as Record<string, Json>;
    for (const setting of settings.filter(it => it.kind !== 'fixed')) {
      const value: Json = setting.kind === 'lines' ? ['de', 'en'] : 'a: "b" # c';
      const written = after(text, saySetting([setting.name], value, ''));
      assert.deepEqual(parse(written), { ...before, [setting.name]: value });
      const back = after(written, saySetting([setting.name], before[setting.name], ''));
      assert.deepEqual(parse(back), before);
      assert.deepEqual(valueAt(values(service({ [MANIFEST]: written })), [setting.name]), value);
    }
  }
});
