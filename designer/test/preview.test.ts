import assert from 'node:assert/strict';
import test from 'node:test';
import { dayOf, examplesOf, resumed } from '../src/features/preview/looks';

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
