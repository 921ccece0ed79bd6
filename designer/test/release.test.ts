import assert from 'node:assert/strict';
import test from 'node:test';
import { byArea, earlier, editions, marked, moment, proposed, type Change, type Comparison, type Releases, type Request, type Turn } from '../src/features/release/releases';

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
