import assert from 'node:assert/strict';
import test from 'node:test';
import { EngineError, Unreachable, type EngineClient } from '../src/core/engine';
import { LocalRescue } from '../src/core/rescue';
import type { Command } from '../src/core/service';
import { SavingStore } from '../src/core/store';

/** An engine that keeps files in memory, and fails when told to. */
class Engine implements EngineClient {
  revision = 1;
  files = new Map([['service.yaml', 'key: a\n'], ['form/schema.json', '{}']]);
  failure: Error | undefined;
  saves: { base: number; label: string; changes: { path: string; text: string | null }[] }[] = [];
  holder: string | undefined;

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    if (path.endsWith('/lock')) {
      this.holder = undefined;
    }
    if (path.endsWith('/presence')) {
      const holder = this.holder ?? 'editor';
      return { you: 'editor', editor: true, revision: this.revision, present: [holder], lock: { holder, since: '', mine: holder === 'editor' } } as T;
    }
    if (path.endsWith('/findings')) {
      return { items: [] } as T;
    }
    if (method === 'GET') {
      return { key: 'a', revision: this.revision, files: [...this.files].map(([path, text]) => ({ path, size: 1, text })) } as T;
    }
    if (this.failure) {
      throw this.failure;
    }
    if (this.holder && method === 'POST') {
      throw new EngineError(409, 'locked', 'locked', { holder: this.holder });
    }
    if (method !== 'POST') {
      return undefined as T;
    }
    const change = body as Engine['saves'][number];
    this.saves.push(change);
    change.changes.forEach(it => (it.text === null ? this.files.delete(it.path) : this.files.set(it.path, it.text)));
    this.revision += 1;
    return { revision: this.revision, changedAt: '2026-01-01T00:00:00Z' } as T;
  }

  bytes(): Promise<Blob> {
    throw new Error('not asked for');
  }
}

class Memory {
  readonly kept = new Map<string, string>();
  getItem(name: string): string | null {
    return this.kept.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    this.kept.set(name, value);
  }
  removeItem(name: string): void {
    this.kept.delete(name);
  }
}

function opened(engine = new Engine(), memory = new Memory()) {
  const clock = { now: 10_000 };
  const copy = { key: 'a', revision: engine.revision, changedAt: undefined, files: new Map(engine.files), binaries: new Set<string>(), lock: undefined };
  const delays = { calm: 5, longest: 20, again: 5, heartbeat: 1e9 };
  const rescue = new LocalRescue('a', memory);
  return { engine, memory, clock, rescue, store: new SavingStore(copy, engine, rescue, delays, () => clock.now) };
}

function write(path: string, text: string | null, label = 'write', at?: string): Command {
  return { label, ...(at ? { place: { feature: 'form', file: path, at } } : {}), changes: () => new Map([[path, text]]) };
}

const later = () => new Promise(done => setTimeout(done, 40));

test('saves by itself what was changed, and only that', async () => {
  const { store, engine, memory } = opened();
  store.run(write('form/schema.json', '{"a":1}'));
  assert.equal(store.saving, 'unsaved');
  await later();
  assert.equal(store.saving, 'saved');
  assert.deepEqual(engine.saves, [{ base: 1, label: 'write', changes: [{ path: 'form/schema.json', text: '{"a":1}' }] }]);
  assert.equal(memory.kept.size, 0);
});

test('a command that changes nothing is no step', () => {
  const { store } = opened();
  store.run(write('form/schema.json', '{}'));
  assert.equal(store.canUndo(), undefined);
  assert.equal(store.saving, 'saved');
});

test('undoes and redoes, whichever files a command changed', async () => {
  const { store, engine } = opened();
  store.run({ label: 'both', changes: () => new Map([['service.yaml', null], ['new.txt', 'new']]) });
  assert.equal(store.canUndo(), 'both');
  store.undo();
  assert.equal(store.service.files.get('service.yaml'), 'key: a\n');
  assert.equal(store.service.files.has('new.txt'), false);
  store.redo();
  await later();
  assert.deepEqual([...engine.files.keys()].sort(), ['form/schema.json', 'new.txt']);
});

test('takes typing in one place for one step, and another place or a pause for the next', () => {
  const { store, clock } = opened();
  store.run(write('service.yaml', 'a', 'type', '/title'));
  store.run(write('service.yaml', 'ab', 'type', '/title'));
  store.run(write('service.yaml', 'abc', 'type', '/summary'));
  clock.now += 2_000;
  store.run(write('service.yaml', 'abcd', 'type', '/summary'));
  store.undo();
  assert.equal(store.service.files.get('service.yaml'), 'abc');
  store.undo();
  assert.equal(store.service.files.get('service.yaml'), 'ab');
  store.undo();
  assert.equal(store.service.files.get('service.yaml'), 'key: a\n');
});

test('an engine that does not answer loses nothing, and is asked again', async () => {
  const { store, engine, rescue } = opened();
  engine.failure = new Unreachable('down');
  store.run(write('form/schema.json', '{"a":1}'));
  await later();
  assert.equal(store.saving, 'offline');
  assert.deepEqual(rescue.find()?.changes, new Map([['form/schema.json', '{"a":1}']]));
  store.run(write('form/schema.json', '{"a":2}'));
  assert.deepEqual(rescue.find()?.changes, new Map([['form/schema.json', '{"a":2}']]));
  engine.failure = undefined;
  await later();
  assert.equal(store.saving, 'saved');
  assert.equal(engine.files.get('form/schema.json'), '{"a":2}');
  assert.equal(rescue.find(), undefined);
});

test('puts together what two have changed in different places of a file', async () => {
  const { store, engine } = opened();
  engine.failure = new EngineError(409, 'conflict', 'changed', {
    revision: 5,
    conflicts: [{ path: 'form/schema.json', text: '{"theirs": 1}' }],
  });
  store.run({ label: 'mine', changes: () => new Map([['form/schema.json', '{"mine": 1}']]) });
  await store.flush();
  assert.deepEqual(store.conflicts, []);
  assert.equal(store.saving, 'unsaved');
  engine.failure = undefined;
  await store.flush();
  assert.deepEqual(JSON.parse(engine.files.get('form/schema.json') ?? ''), { mine: 1, theirs: 1 });
  assert.equal(engine.saves.at(-1)?.base, 5);
  assert.equal(store.canUndo(), undefined, 'going back would take theirs away');
});

test('shows a conflict, and writes what the author decides', async () => {
  const { store, engine } = opened();
  engine.failure = new EngineError(409, 'conflict', 'changed', {
    revision: 7,
    conflicts: [{ path: 'service.yaml', text: 'theirs' }, { path: 'form/schema.json', text: 'theirs' }],
  });
  store.run({ label: 'x', changes: () => new Map([['service.yaml', 'mine'], ['form/schema.json', 'mine']]) });
  await later();
  assert.equal(store.saving, 'conflict');
  engine.failure = undefined;
  engine.revision = 7;
  store.settle('mine', 'service.yaml');
  assert.equal(store.saving, 'conflict');
  store.settle('theirs', 'form/schema.json');
  await later();
  assert.equal(store.saving, 'saved');
  assert.deepEqual(engine.saves.at(-1), { base: 7, label: 'x', changes: [{ path: 'service.yaml', text: 'mine' }] });
  assert.equal(store.service.files.get('form/schema.json'), 'theirs');
  assert.equal(store.canUndo(), undefined);
});

test('takes up what somebody else did to other files', async () => {
  const { store, engine } = opened();
  engine.revision = 5;
  engine.files.set('messages/x.html', 'theirs');
  store.run(write('form/schema.json', '{"a":1}'));
  await later();
  assert.equal(store.service.files.get('messages/x.html'), 'theirs');
  assert.equal(store.service.revision, 6);
  store.undo();
  assert.equal(store.service.files.get('messages/x.html'), 'theirs');
});

test('whoever lacks the lock changes nothing, until it is taken over', async () => {
  const { store, engine } = opened();
  engine.holder = 'somebody';
  await store.start();
  assert.equal(store.saving, 'locked');
  assert.equal(store.lock?.holder, 'somebody');
  store.run(write('form/schema.json', '{"a":1}'));
  assert.equal(store.service.files.get('form/schema.json'), '{}');
  await store.takeOver();
  assert.equal(store.saving, 'saved');
  store.run(write('form/schema.json', '{"a":1}'));
  await later();
  assert.equal(engine.files.get('form/schema.json'), '{"a":1}');
  store.stop();
});

test('what is typed while it saves is saved next', async () => {
  const { store, engine } = opened();
  store.run(write('form/schema.json', '1'));
  const saving = store.flush();
  store.run(write('form/schema.json', '2'));
  await saving;
  await later();
  assert.equal(engine.files.get('form/schema.json'), '2');
  assert.equal(store.saving, 'saved');
});

test('whoever only looks sees what the other does, a sign of life later', async () => {
  const { store, engine } = opened();
  engine.holder = 'somebody';
  await store.start();
  engine.files.set('form/schema.json', '{"theirs":1}');
  engine.revision = 2;
  await store.look();
  assert.equal(store.service.files.get('form/schema.json'), '{"theirs":1}');
  assert.equal(store.saving, 'locked');
  assert.equal(store.overtaken, false);
  store.stop();
});

test('what is taken over in mid-edit is put together with what the other did then', async () => {
  const { store, engine } = opened();
  await store.start();
  engine.holder = 'somebody';
  store.run(write('form/schema.json', '{"mine":1}'));
  await store.flush();
  assert.equal(store.saving, 'locked');
  assert.equal(store.overtaken, true);
  assert.equal(store.unsavedFiles(), 1);
  engine.files.set('form/schema.json', '{"theirs":1}');
  engine.files.set('service.yaml', 'key: theirs\n');
  engine.revision = 2;
  await store.takeOver();
  await later();
  assert.equal(store.saving, 'saved');
  assert.deepEqual(JSON.parse(engine.files.get('form/schema.json') ?? ''), { mine: 1, theirs: 1 });
  assert.equal(store.service.files.get('service.yaml'), 'key: theirs\n');
  assert.equal(engine.saves.at(-1)?.changes.length, 1, 'theirs are not written over');
  assert.equal(store.overtaken, false);
  store.stop();
});

test('what both have made of one place while somebody else held the lock is decided by the author', async () => {
  const { store, engine } = opened();
  await store.start();
  engine.holder = 'somebody';
  store.run(write('form/schema.json', '{"title":"mine"}'));
  await store.flush();
  engine.files.set('form/schema.json', '{"title":"theirs"}');
  engine.revision = 2;
  await store.takeOver();
  assert.equal(store.saving, 'conflict');
  assert.deepEqual(store.conflicts, [{ path: 'form/schema.json', text: '{"title":"theirs"}' }]);
  assert.equal(engine.files.get('form/schema.json'), '{"title":"theirs"}');
  store.settle('mine', 'form/schema.json');
  await later();
  assert.equal(engine.files.get('form/schema.json'), '{"title":"mine"}');
  store.stop();
});

test('what is typed while the others’ changes are fetched stays', async () => {
  const { store, engine } = opened();
  engine.revision = 5;
  engine.files.set('messages/x.html', 'theirs');
  store.run(write('form/schema.json', '{"a":1}'));
  const fetched = engine.json.bind(engine);
  engine.json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetched<T>(method, path, body);
    if (path.endsWith('/working-copy')) {
      store.run(write('form/schema.json', '{"a":2}'));
    }
    return answer;
  };
  await store.flush();
  assert.equal(store.service.files.get('form/schema.json'), '{"a":2}');
  assert.equal(store.service.files.get('messages/x.html'), 'theirs');
  await later();
  assert.equal(engine.files.get('form/schema.json'), '{"a":2}');
});
