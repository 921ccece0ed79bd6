import assert from 'node:assert/strict';
import test from 'node:test';
import { askedOf, asExpected, identityOf, specimen, suffices } from '../src/features/preview/pretended';
import { dayOf, examplesOf, resumed } from '../src/features/preview/looks';
import { service } from './packages';

test('finds the examples of a service', () => {
  assert.deepEqual(examplesOf(['examples/b/answers.json', 'examples/a/answers.json', 'examples/a/files/x.pdf', 'form/schema.json']), ['a', 'b']);
});

test('a frame goes on where it was, with what was filled in', () => {
  const url = '/designer/previews/x?form=form&example=y&lang=de';
  assert.equal(resumed(url, 'two', undefined), url + '&page=two');
  const carried = new URLSearchParams(resumed(url, null, '{"a":"ä?>"}').split('?')[1]);
  assert.equal(Buffer.from(carried.get('answers') ?? '', 'base64url').toString(), '{"a":"ä?>"}');
  assert.equal(carried.has('example'), false);
  assert.equal(new URLSearchParams(resumed(url, null, 'x'.repeat(9_000)).split('?')[1]).get('example'), 'y');
});

test('an example happens on its day', () => {
  assert.equal(dayOf('verdict: accepted\ntoday: 2026-03-02   # a Monday\n'), '2026-03-02');
  assert.equal(dayOf('verdict: accepted\n'), undefined);
  assert.equal(dayOf(undefined), undefined);
});

test('a pretended person is asked what the form takes over, and is nobody until signed in', () => {
  const schema = { properties: { a: { properties: { n: { title: 'Name', 'x-prefill': 'identity.family_name' } } }, b: { 'x-prefill': 'identity.shoe_size' }, c: { 'x-prefill': 'register.x' } } };
  const one = service({ 'form/schema.json': JSON.stringify(schema) });
  assert.deepEqual([...askedOf(one)], [['family_name', 'Name'], ['shoe_size', 'shoe_size']]);
  assert.equal(asExpected(specimen(one)), undefined);
  assert.deepEqual(asExpected(specimen(one, 'high')), { level: 'high', family_name: 'MUSTERMANN' });
  assert.deepEqual(identityOf(one, { level: 'basic', street: 'Weg 1' }), { level: 'basic', told: { family_name: '', shoe_size: '', street: 'Weg 1' } });
  assert.ok(suffices('high', 'substantial') && suffices('none', 'none') && !suffices('basic', 'substantial'));
  assert.deepEqual([...askedOf(service({ 'form/schema.json': '{' }))], []);
});
