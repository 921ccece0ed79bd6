import assert from 'node:assert/strict';
import test from 'node:test';
import { folders, found, isKey, keyOf, type Item } from '../src/features/workspace/desk';

function item(key: string, title: string, folder = ''): Item {
  return {
    key,
    title,
    folder,
    live: null,
    workingCopy: null,
    findings: null,
    inFlight: { drafts: 0, cases: 0, tasks: 0 },
    archived: false,
    deletedAt: null,
  };
}

const ITEMS = [item('dog', 'Hund anmelden', 'Steuern'), item('waste', 'Größte Mülltonne'), item('permit', 'Parken', 'Verkehr')];

test('a search finds every word, as people type', () => {
  assert.deepEqual(found(ITEMS, 'muelltonne groesste', undefined).map(it => it.key), ['waste']);
  assert.deepEqual(found(ITEMS, 'STEUERN hund', undefined).map(it => it.key), ['dog']);
  assert.deepEqual(found(ITEMS, 'hund parken', undefined), []);
  assert.equal(found(ITEMS, ' ', undefined).length, 3);
});

test('a folder shows what lies in it, and none what lies in none', () => {
  assert.deepEqual(found(ITEMS, '', 'Verkehr').map(it => it.key), ['permit']);
  assert.deepEqual(found(ITEMS, '', '').map(it => it.key), ['waste']);
  assert.deepEqual(folders(ITEMS), ['Steuern', 'Verkehr']);
});

test('a title suggests a key that is one', () => {
  assert.equal(keyOf('Hund anmelden: größere & 2 kleine!'), 'hund-anmelden-groessere-2-kleine');
  assert.equal(keyOf('2026 Ferienpass'), 'ferienpass');
  assert.equal(keyOf('日本'), '');
  assert.ok(isKey(keyOf('x'.repeat(100))));
  assert.ok(!isKey('a') && !isKey('Ab') && !isKey('-ab') && !isKey('ab c'));
});
