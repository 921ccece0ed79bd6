import assert from 'node:assert/strict';
import test from 'node:test';
import { speak } from '../src/core/texts';
import { byArea, earlier, editions, marked, moment, proposed, underWay, type Change, type Comparison, type Releases, type Request, type Turn } from '../src/features/release/releases';
import { alike, inSchema, more, sentence, type Replay } from '../src/features/release/replay';

const change = (area: Change['area'], weight: Change['weight'], at = ''): Change => ({ area, weight, at, file: '', sentence: `${area} ${weight}`, reason: '', affected: 0 });
const turn = (edition: number | null): Turn => ({ edition, since: '', by: '', askedBy: null, comment: '', drafts: 'keep', draftsUntil: null });
const releases = (turns: readonly (number | null)[], open: readonly number[] = []): Releases => ({
  items: turns.map(turn),
  open: open.map(it => ({ edition: it }) as Request),
  secondPerson: false,
  publisher: true,
});

test('drafts go along with what is harmless, and are asked otherwise', () => {
  assert.equal(proposed({ weight: 'harmless' } as Comparison), 'along');
  assert.equal(proposed({ weight: 'care' } as Comparison), 'confirm');
  assert.equal(proposed({ weight: 'breaking' } as Comparison), 'confirm');
});

test('changes are told by area, the weightiest first', () => {
  const told = byArea([change('form', 'harmless'), change('process', 'care'), change('form', 'breaking')]);
  assert.deepEqual(
    told.map(([area, all]) => [area, all.map(it => it.weight)]),
    [
      ['form', ['breaking', 'harmless']],
      ['process', ['care']],
    ],
  );
});

test('one goes back to what was live and is not', () => {
  assert.deepEqual(earlier(releases([3, 2, 3, 1])), [2, 1]);
  assert.deepEqual(earlier(releases([null, 2, 1])), [2, 1]);
  assert.deepEqual(earlier(releases([])), []);
  assert.deepEqual(editions(releases([null, 2, 1], [3])), [3, 2, 1]);
});

test('a drawing marks what is only in it otherwise than what differs', () => {
  const changes = [change('process', 'care', 'pay'), change('process', 'care', 'tell'), change('form', 'care', 'pay2')];
  const before = new Set(['pay', 'tell', 'pay2']);
  const after = new Set(['pay']);
  assert.deepEqual([...marked(changes, 'before', before, after)], [['pay', 'changed'], ['tell', 'removed']]);
  assert.deepEqual([...marked(changes, 'after', after, before)], [['pay', 'changed']]);
  assert.deepEqual([...marked(changes, 'after', new Set(['tell']), new Set())], [['tell', 'added']]);
});

test('a moment is one, or none', () => {
  assert.equal(moment(''), undefined);
  assert.equal(moment('soon'), undefined);
  assert.equal(moment('2030-01-01T08:00'), new Date('2030-01-01T08:00').toISOString());
});

const replay = (part: Partial<Replay> = {}): Replay => ({ cases: 2, accepted: 2, faults: [], fees: { same: 2, undecided: 0, differences: [] }, ways: { same: 2, different: [] }, ...part });

test('nobody notices anything only where nothing differs', () => {
  assert.ok(alike(replay()));
  assert.ok(!alike(replay({ accepted: 1 })));
  assert.ok(!alike(replay({ fees: { same: 1, undecided: 1, differences: [] } })));
  assert.ok(!alike(replay({ fees: { same: 1, undecided: 0, differences: [{ difference: '1.00', cases: 1 }] } })));
  assert.ok(!alike(replay({ ways: { same: 1, different: [{ before: ['a'], after: ['b'], cases: 1 }] } })));
});

test('what a real case would meet with is said in words', async () => {
  await speak('de');
  const fault = (keyword: string, title = 'Alter', at = '/age') => sentence({ at, title, keyword, cases: 1 });
  assert.equal(fault('required'), '„Alter“ ist nötig und fehlt.');
  assert.equal(fault('required', ''), '„/age“ ist nötig und fehlt.');
  assert.equal(fault('x-assert', '', ''), '„Antrag als Ganzes“ verstößt gegen eine Regel (x-assert).');
  assert.equal(more('2.50').replace(/\s/, ' '), '+2,50 €');
  assert.equal(more('-2.50').replace(/\s/, ' '), '-2,50 €');
});

test('a place of the answers is found in a schema that says it itself', () => {
  const schema = { properties: { 'a~b': {}, dogs: { items: { properties: { name: {} } } } } };
  assert.equal(inSchema(schema, '/dogs/*/name'), '/properties/dogs/items/properties/name');
  assert.equal(inSchema(schema, '/a~b'), '/properties/a~0b');
  assert.equal(inSchema(schema, '/constructor'), undefined);
  assert.equal(inSchema({ $ref: 'x' }, '/dogs'), undefined);
  assert.equal(inSchema(undefined, '/dogs'), undefined);
});

test('what is under way is counted in words', async () => {
  await speak('de');
  assert.equal(underWay({ drafts: 1, unpaid: 0, cases: 1, tasks: 2 }), 'Unterwegs: 1 Entwurf, 0 unbezahlt, 1 offener Vorgang mit 2 Aufgaben');
});
