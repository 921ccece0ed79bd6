import assert from 'node:assert/strict';
import test from 'node:test';
import { parseDocument } from 'yaml';
import type { Came } from '../src/features/tests/came';
import { expectedOf, freeName, moved, nameOf, testsOf } from '../src/features/tests/examples';
import { accepted, recorded, rewritten, textsIn } from '../src/features/tests/expected';
import { isGateway, nodeTitle } from '../src/features/tests/engine';
import { daysOf, way } from '../src/features/tests/saying';
import { settingOf, stepsOf } from '../src/features/tests/steps';
import { everyService, service } from './packages';

const ANSWERS = { name: 'Erika Mustermann', kind: 'large' };

const CAME: Came = {
  verdict: 'accepted',
  faults: [],
  shown: ['/company'],
  hidden: [],
  fee: { total: '30.70' },
  path: ['submitted', 'review', 'done'],
  documents: [{ name: 'permit', text: 'Für Erika\u00a0Mustermann, 30,70\u00a0€' }],
  messages: [{ name: 'approved', to: 'applicant', text: 'Gut' }],
  status: 'completed',
  tasks: 1,
  passes: 0,
};

test('records what was chosen and what came of it', () => {
  const setting = { today: '2026-03-02', tasks: [{ task: 'review', answers: {} }, { task: 'never', answers: {} }], clock: [{ after: 'x', pass: 'P1D' }] };
  const text = recorded(setting, CAME, ANSWERS);
  assert.deepEqual(parseDocument(text).toJS(), {
    verdict: 'accepted',
    today: '2026-03-02',
    shown: ['/company'],
    fee: { total: '30.70' },
    tasks: [{ task: 'review', answers: {} }],
    path: ['submitted', 'review', 'done'],
    documents: [{ name: 'permit', contains: ['30,70 €', 'Erika Mustermann'] }],
    messages: [{ name: 'approved', to: 'applicant' }],
    status: 'completed',
  });
  assert.match(text, /^fee: \{total: "30\.70"\}$/m);
});

test('records that a payment is abandoned, and first of all what clerks have written', () => {
  const came = { ...CAME, documents: [{ name: 'no', text: 'Erika Mustermann, Feld fehlt' }] };
  const said = parseDocument(recorded({ today: '2026-03-02', payment: 'abandoned', tasks: [{ task: 'review', answers: { reason: 'Feld fehlt' } }] }, came, ANSWERS)).toJS() as Record<string, unknown>;
  assert.equal(said['payment'], 'abandoned');
  assert.deepEqual(said['documents'], [{ name: 'no', contains: ['Feld fehlt', 'Erika Mustermann'] }]);
});

test('records why answers are refused and nothing that would come later', () => {
  const came: Came = { verdict: 'rejected', faults: [{ at: '/a', keyword: 'required', message: 'A?' }], hidden: ['/b'] };
  assert.deepEqual(parseDocument(recorded({ today: '2026-03-02', payment: 'paid' }, came, {})).toJS(), {
    verdict: 'rejected',
    today: '2026-03-02',
    hidden: ['/b'],
    faults: [{ at: '/a', keyword: 'required' }],
  });
});

const EXPECTED = `# The usual case
verdict: accepted
today: 2026-03-02
fee: {total: "12.00"}   # as of 2025
documents: [{name: permit, contains: ["12,00 €"]}, {name: gone}]
status: completed # in the end
`;

test('accepts what came where it differs, and leaves comments and the rest as they are', () => {
  const text = accepted(EXPECTED, CAME, ANSWERS, ['/fee', '/documents/0', '/documents/1']);
  assert.match(text, /^# The usual case$/m);
  assert.match(text, /^status: completed # in the end$/m);
  assert.match(text, /^fee: \{total: "30\.70"\} # as of 2025$/m);
  const said = parseDocument(text).toJS() as Record<string, unknown>;
  assert.deepEqual(said['documents'], [{ name: 'permit', contains: ['30,70 €', 'Erika Mustermann'] }]);
  assert.equal('path' in said, false);
});

test('accepting changes no byte where nothing differs', () => {
  for (const it of everyService()) {
    for (const name of testsOf(it)) {
      const text = it.files.get(`examples/${name}/expected.yaml`) ?? '';
      assert.equal(accepted(text, { verdict: expectedOf(it, name).verdict as 'accepted' }, {}, []), text, name);
    }
  }
});

test('accepting another verdict expects what follows from it', () => {
  const came: Came = { verdict: 'rejected', faults: [{ at: '/a', keyword: 'maximum', message: '' }] };
  const said = parseDocument(accepted(EXPECTED, came, {}, ['/verdict'])).toJS() as Record<string, unknown>;
  assert.deepEqual(Object.keys(said), ['verdict', 'today', 'faults']);
  const back = parseDocument(accepted('verdict: rejected\nfaults: [{at: /a, keyword: type}]\n', CAME, ANSWERS, ['/verdict'])).toJS() as Record<string, unknown>;
  assert.equal(back['status'], 'completed');
  assert.equal('faults' in back, false);
});

test('filling in anew keeps the comments of what is still said', () => {
  const text = rewritten(EXPECTED, recorded({ today: '2026-03-02' }, CAME, ANSWERS));
  assert.match(text, /^# The usual case$/m);
  assert.match(text, /^status: completed # in the end$/m);
  assert.deepEqual((parseDocument(text).toJS() as Record<string, unknown>)['fee'], { total: '30.70' });
});

test('expects of a letter what of the answers stands in it, word for word', () => {
  assert.deepEqual(textsIn({ name: 'x', text: 'An Erika   Mustermann' }, { ...CAME }, ANSWERS), ['Erika Mustermann']);
  assert.deepEqual(textsIn({ name: 'x', text: 'nothing' }, CAME, ANSWERS), []);
});

test('makes a folder name of anything', () => {
  assert.equal(nameOf('Größe über 3 m!'), 'groesse-ueber-3-m');
  assert.equal(nameOf('../../x y'), 'x-y');
  assert.match(nameOf(''), /^[a-z][a-z0-9-]{1,62}$/);
  assert.match(nameOf('1'), /^[a-z][a-z0-9-]{1,62}$/);
  assert.match(nameOf('日本'), /^[a-z][a-z0-9-]{1,62}$/);
  assert.match(freeName('x'.repeat(200), ['x'.repeat(60)]), /^[a-z][a-z0-9-]{1,62}$/);
  assert.equal(freeName('One dog', ['one-dog', 'one-dog-2']), 'one-dog-3');
});

test('moves a test with everything in its folder and nothing else', () => {
  const of = service({ 'examples/a/answers.json': '{}', 'examples/a/expected.yaml': 'verdict: accepted\n', 'examples/ab/answers.json': '1' });
  assert.deepEqual([...moved(of, 'a', 'b')], [
    ['examples/a/answers.json', null],
    ['examples/b/answers.json', '{}'],
    ['examples/a/expected.yaml', null],
    ['examples/b/expected.yaml', 'verdict: accepted\n'],
  ]);
  assert.deepEqual([...moved(of, 'a', undefined).values()], [null, null]);
});

test('what happens in an expected.yaml are steps, and back', () => {
  for (const it of everyService()) {
    for (const name of testsOf(it)) {
      const expected = expectedOf(it, name);
      const back = settingOf(stepsOf(expected));
      assert.deepEqual([back.payment, back.tasks ?? [], back.clock ?? []], [expected.payment, expected.tasks ?? [], expected.clock ?? []], name);
    }
  }
});

test('waits for whole days, so that what is due is due', () => {
  assert.equal(daysOf('PT336H'), 14);
  assert.equal(daysOf('PT335H59M'), 14);
  assert.equal(daysOf('PT1M'), 1);
});

test('tells a way by the names that the author gave, gateways left out', () => {
  const dogs = everyService().find(it => it.key === 'dog-tax-registration');
  assert.ok(dogs);
  assert.equal(nodeTitle(dogs, 'review'), 'Check the registration');
  assert.equal(isGateway(dogs, 'fourEyes'), true);
  assert.equal(isGateway(dogs, 'review'), false);
  assert.equal(way(dogs, ['submitted', 'fourEyes', 'nobody', 'done']), 'Registration received → nobody → Registered');
});
