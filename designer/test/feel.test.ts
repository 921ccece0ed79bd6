import assert from 'node:assert/strict';
import test from 'node:test';
import { mentions, renameIn } from '../src/features/form/feel';

const ANSWERS = (name: string) => (name === 'answers' ? [] : undefined);
const rename = (text: string, from = 'dogs.name', to = 'dogs.called') => renameIn(text, ANSWERS, from.split('.'), to.split('.'));

test('finds what an expression names, and nothing in texts, numbers and comments', () => {
  const found = mentions('= answers.a.b + count("answers.c") /* answers.d */ // answers.e', ANSWERS);
  assert.deepEqual(found.map(it => it.names.join('.')), ['a', 'a.b']);
});

test('renames an answer wherever it is named', () => {
  assert.equal(rename('= answers.dogs.name'), '= answers.dogs.called');
  assert.equal(rename('= answers.dogs[name = "Rex"].name'), '= answers.dogs[called = "Rex"].called');
  assert.equal(rename('= answers.dogs[item.name = "Rex"]'), '= answers.dogs[item.called = "Rex"]');
  assert.equal(rename('= some dog in answers.dogs satisfies dog.name = "x"'), '= some dog in answers.dogs satisfies dog.called = "x"');
  assert.equal(rename('= for a in answers.dogs, b in answers.cats return a.name + b.name'), '= for a in answers.dogs, b in answers.cats return a.called + b.name');
  assert.equal(rename('= answers.`dogs`.`name`'), '= answers.`dogs`.called');
});

test('leaves what only looks like it', () => {
  for (const text of ['= answers.cats.name', '= name', '= answers.dogs.names', '= dogs.name', '= "answers.dogs.name"', '= answers.dogs.name2']) {
    assert.equal(rename(text), text);
  }
});

test('follows an answer that moved', () => {
  assert.equal(rename('= answers.dogs.name + 1', 'dogs.name', 'owner.pet.called'), '= answers.owner.pet.called + 1');
  assert.equal(rename('= answers.a.b.c', 'a.b', 'b'), '= answers.b.c');
});

test('writes names that are none in backticks', () => {
  assert.equal(rename('= answers.dogs.name', 'dogs.name', 'dogs.two words'), '= answers.dogs.`two words`');
});
