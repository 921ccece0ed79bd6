import assert from 'node:assert/strict';
import test from 'node:test';
import { readCondition, writeCondition, type Condition } from '../src/features/form/conditions';

const KIND: Condition = { kind: 'is', path: ['kind'], value: 'inward' };

test('what is picked is read back as it was picked', () => {
  const conditions: Condition[] = [
    KIND,
    { kind: 'answered', path: ['a', 'b'] },
    { kind: 'isNot', path: ['a'], value: 3 },
    { kind: 'contains', path: ['list'], value: 'x' },
    { kind: 'oneOf', path: ['a', 'b', 'c'], values: ['x', 'y'] },
    { kind: 'atLeast', path: ['n'], value: 18 },
    { kind: 'and', of: [KIND, { kind: 'above', path: ['n'], value: 0 }] },
    { kind: 'or', of: [KIND, { kind: 'and', of: [KIND, { kind: 'not', of: KIND }] }] },
    { kind: 'not', of: { kind: 'or', of: [KIND, { kind: 'answered', path: ['x'] }] } },
  ];
  for (const condition of conditions) {
    assert.deepEqual(readCondition(writeCondition(condition) as never), condition);
  }
});

test('reads what others have written by hand', () => {
  const written = { properties: { vehicle: { properties: { holder: { const: 'company' } }, required: ['holder'] } }, required: ['vehicle'] };
  assert.deepEqual(readCondition(written), { kind: 'is', path: ['vehicle', 'holder'], value: 'company' });
  assert.deepEqual(readCondition({ type: 'object', required: ['a', 'b'], properties: { a: { const: true } } }), {
    kind: 'and',
    of: [{ kind: 'is', path: ['a'], value: true }, { kind: 'answered', path: ['b'] }],
  });
  assert.deepEqual(readCondition({ properties: { n: { type: 'number', minimum: 1, maximum: 5 } }, required: ['n'] }), {
    kind: 'and',
    of: [{ kind: 'atLeast', path: ['n'], value: 1 }, { kind: 'atMost', path: ['n'], value: 5 }],
  });
});

test('does not pretend to understand more than can be picked', () => {
  const beyond = [
    true,
    {},
    { properties: { a: { const: 1 } } },
    { properties: { a: { pattern: 'x' } }, required: ['a'] },
    { oneOf: [{ required: ['a'] }] },
    { required: ['a'], minProperties: 2 },
    { anyOf: [{ required: ['a'] }, { $ref: '#/x' }] },
    { properties: { a: { contains: { minimum: 1 } } }, required: ['a'] },
  ];
  for (const schema of beyond) {
    assert.equal(readCondition(schema as never), undefined, JSON.stringify(schema));
  }
});
