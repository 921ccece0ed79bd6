import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import de from '../src/texts/de';
import en from '../src/texts/en';

const SOURCES = join(process.cwd(), 'src');

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

const CODE = sources(SOURCES).map(it => readFileSync(it, 'utf8'));

test('every text exists in German and English', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(de).sort());
  assert.deepEqual(Object.entries({ ...de, ...en }).filter(([, text]) => !text.trim()), []);
});

test('both languages fill in the same values', () => {
  const values = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const other: Record<string, string> = en;
  assert.deepEqual(Object.entries(de).filter(([key, text]) => values(text).join() !== values(other[key] ?? '').join()), []);
});

/** Keys that are put together stand in the code up to the first part that is not fixed. */
test('no text is left that nobody asks for', () => {
  const whole = CODE.join('\n');
  const begun = [...whole.matchAll(/`([a-z-]+\.[a-z.-]*)\$\{/g)].map(it => it[1] ?? '');
  const unused = Object.keys(de).filter(key => {
    const name = key.replace(/\.(one|other)$/, '');
    return !whole.includes(`'${name}'`) && !begun.some(it => it.length > 5 && key.startsWith(it));
  });
  assert.deepEqual(unused, []);
});

test('what is put on the screen is a text with a key', () => {
  const literal = />\s*[A-ZÄÖÜ][a-zäöüß]+(\s[\wäöüß]+)*[.!?]?\s*<\//;
  assert.deepEqual(CODE.filter(it => literal.test(it)).map(it => literal.exec(it)?.[0]), []);
});
