import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { BpmnModdle } from 'bpmn-moddle';
import { durationInWords, isDuration } from '../src/features/process/duration';
import { withComments } from '../src/features/process/comments';
import { laidOut } from '../src/features/process/layout';
import { schalter } from '../src/features/process/moddle';
import { appendable, idProblem, isDrawn, KINDS, replaceable, smallest } from '../src/features/process/profile';
import { inFeel, renameNode } from '../src/features/process/rename';
import { begun, completed, matching } from '../src/parts/completion';

const LIBRARY = join(process.cwd(), '../forms-library/src/main/resources/forms-library/services');
const processes = readdirSync(LIBRARY)
  .map(it => join(LIBRARY, it, 'process.bpmn'))
  .filter(it => existsSync(it))
  .map(it => [it, readFileSync(it, 'utf8')] as const);

/** What a file says, without how it is written and drawn. */
async function meaning(xml: string): Promise<unknown> {
  const moddle = new BpmnModdle({ s: schalter });
  const { rootElement, warnings } = (await moddle.fromXML(xml)) as unknown as { rootElement: Element; warnings: unknown[] };
  assert.deepEqual(warnings, []);
  const found: string[] = [];
  const say = (it: Element, path: string) => {
    if (/DI$|^bpmndi:/.test(it.$type)) {
      return;
    }
    for (const property of it.$descriptor.properties) {
      const name = property.name.replace(/^\w+:/, '');
      const value = it.get(property.name);
      const all = Array.isArray(value) ? value : [value];
      all.forEach((one, index) => {
        if (property.isReference && one && !['incoming', 'outgoing'].includes(name)) {
          found.push(`${path}.${name} → ${(one as Element).id}`);
        } else if (one && typeof one === 'object' && '$type' in one && !property.isReference) {
          say(one as Element, `${path}/${(one as Element).id ?? `${name}${index}`}:${(one as Element).$type}`);
        } else if (one !== undefined && typeof one !== 'object') {
          found.push(`${path}.${name}=${String(one)}`);
        }
      });
    }
  };
  say(rootElement, '');
  return found.sort();
}

interface Element {
  id?: string;
  $type: string;
  $descriptor: { properties: { name: string; isReference?: boolean }[] };
  get(name: string): unknown;
}

for (const [file, xml] of processes) {
  test(`what is laid out means the same: ${file.slice(LIBRARY.length)}`, async () => {
    assert.equal(isDrawn(xml), false);

    const drawn = await laidOut(xml);

    assert.equal(isDrawn(drawn), true);
    assert.deepEqual(await meaning(drawn), await meaning(xml));
  });
}

test('every flow of a laid out process is drawn', async () => {
  for (const [, xml] of processes) {
    const drawn = await laidOut(xml);
    const flows = xml.match(/<sequenceFlow /g)?.length;
    assert.equal(drawn.match(/<bpmndi:BPMNEdge /g)?.length, flows);
  }
});

test('the smallest process is drawn and means what the engine does without one', async () => {
  assert.equal(isDrawn(smallest('a')), true);
  const said = (await meaning(smallest('a'))) as string[];
  assert.ok(said.includes('/process:bpmn:Process/toFiled:bpmn:SequenceFlow.sourceRef → submitted'));
});

/** The engine's own table of what may be drawn, so that both can't drift apart. */
test('nothing is offered that the engine refuses', () => {
  const profile = readFileSync(join(process.cwd(), '../engine/src/main/java/org/schalter/process/ProcessProfile.java'), 'utf8');
  const known = new Set([...profile.matchAll(/(?:rule|text)\(\s*"(\w+)"/g)].map(it => it[1]));
  for (const it of KINDS) {
    const name = it.type.replace('bpmn:', '');
    assert.ok(known.has(name[0]?.toLowerCase() + name.slice(1)), it.type);
    const event = it.event ? `${it.event[0]?.toLowerCase()}${it.event.slice(1)}EventDefinition` : 'process';
    assert.ok(known.has(event), event);
  }
  for (const attribute of ['form', 'unit', 'due', 'not-by', 'reminder', 'action', 'decision', 'each', 'as']) {
    const declared = schalter.types.some(it => it.properties.some(property => property.name.replace(/^s:/, '') === attribute));
    assert.ok(declared && new RegExp(`"[^"]*\\b${attribute}\\b[^"]*"`).test(profile), attribute);
  }
});

test('nothing follows an end, and a task becomes a task only', () => {
  assert.deepEqual(appendable('bpmn:EndEvent'), []);
  assert.deepEqual(appendable('bpmn:SequenceFlow'), []);
  assert.ok(appendable('bpmn:UserTask').some(it => it.id === 'exclusive'));
  assert.deepEqual(replaceable('bpmn:UserTask', undefined).map(it => it.id), ['service-task', 'rule-task']);
  assert.deepEqual(replaceable('bpmn:EndEvent', 'Error').map(it => it.id), ['end', 'end-terminate']);
  assert.deepEqual(replaceable('bpmn:StartEvent', undefined), []);
});

test('an id is one that expressions can name', () => {
  const taken = new Set(['review']);
  assert.equal(idProblem('check_2', taken), undefined);
  assert.equal(idProblem('review', taken), 'process.id.taken');
  assert.equal(idProblem('answers', taken), 'process.id.given');
  for (const wrong of ['', '2nd', 'a-b', 'ä', 'a b', '<x>', 'a'.repeat(64)]) {
    assert.equal(idProblem(wrong, taken), 'process.id.form', wrong);
  }
});

test('durations are those that the engine reads', () => {
  assert.ok(['P1D', 'P14D', 'P1M', 'PT2H', 'P1Y2M3D', 'P2W', 'P1DT2H'].every(isDuration));
  assert.ok(!['', 'P', 'PT', 'P0D', '14 days', 'P1.5D', 'P1MT2H', '-P1D', 'P1D '].some(isDuration));
  assert.equal(durationInWords('P14D', 'de'), '14 Tage');
  assert.equal(durationInWords('P1M2D', 'en'), '1 month and 2 days');
  assert.equal(durationInWords('soon', 'en'), '');
});

const NAMES = ['answers.dogs', 'answers.dogs.breed', 'case.reference'].map(name => ({ name, type: '', title: name === 'answers.dogs.breed' ? 'Rasse' : '', of: null }));

test('what is typed is completed, by its name or by what the form calls it', () => {
  assert.deepEqual(matching(NAMES, 'answers.d').map(it => it.name), ['answers.dogs', 'answers.dogs.breed']);
  assert.deepEqual(matching(NAMES, 'bre').map(it => it.name), ['answers.dogs.breed']);
  assert.deepEqual(matching(NAMES, 'Rass').map(it => it.name), ['answers.dogs.breed']);
  assert.deepEqual(begun('= answers.do', 12), { start: 2, text: 'answers.do' });
  assert.equal(begun('= "answers.do', 13), undefined);
  assert.deepEqual(completed('= an and 1', 4, 'answers.dogs'), { text: '= answers.dogs and 1', caret: 14 });
  assert.deepEqual(completed('= cou', 5, 'count()'), { text: '= count()', caret: 8 });
});

test('a node is renamed wherever the package speaks of it, and nowhere else', async () => {
  const root = join(LIBRARY, 'dog-tax-registration');
  const paths = ['process.bpmn', 'texts/de.properties', 'documents/approval.html', 'documents/rejection.html', 'examples/one-dog/expected.yaml', 'decisions/tax.dmn'];
  const files = new Map(paths.map(it => [it, readFileSync(join(root, it), 'utf8')]));
  const changes = renameNode({ key: 'a', revision: 1, binaries: new Set(), files }, 'review', 'pruefen');
  const text = (path: string) => changes.get(path) ?? '';
  assert.ok(text('process.bpmn').includes('<userTask id="pruefen" name="Check the registration" s:form="tasks/review"'));
  assert.ok(text('process.bpmn').includes('s:not-by="pruefen"'));
  assert.ok(text('process.bpmn').includes('= tasks.pruefen.decision = "approved"'));
  assert.ok(text('documents/approval.html').includes('data-if="= tasks.pruefen.tagFrom != null">{{ text letter.tags }}: {{ tasks.pruefen.tagFrom }}'));
  assert.ok(text('examples/one-dog/expected.yaml').includes('task: pruefen'));
  assert.equal(changes.has('decisions/tax.dmn'), false);
  const there = new Map([...files, ...([...changes] as [string, string][])]);
  const back = renameNode({ key: 'a', revision: 1, binaries: new Set(), files: there }, 'pruefen', 'review');
  back.forEach((was, path) => assert.equal(was, files.get(path), path));
});

test('in an expression only the name is renamed', () => {
  assert.equal(inFeel('= review.a + tasks.review.b + answers.review + "review" + preview + review2', 'review', 'x'), '= x.a + tasks.x.b + answers.review + "review" + preview + review2');
  assert.equal(inFeel('= tasks.review.d = &quot;review&quot;', 'review', 'x'), '= tasks.x.d = &quot;review&quot;');
});

const WRITTEN = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Who may change this: the tax office -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1" xmlns:x="urn:other" id="d" targetNamespace="urn:x">
  <process id="p" isExecutable="true">
    <documentation>What the council decided</documentation>
    <!-- as of 2026 --> 
    <startEvent id="begin"/> <!-- sent -->
    <sequenceFlow id="f1" sourceRef="begin" targetRef="check"/>
    <!-- two
         lines -->
    <userTask id="check" name="Prüfen" s:form="tasks/check" x:colour="red">
      <!-- inside -->
      <documentation>Look twice</documentation>
      <extensionElements><x:note by="me">kept</x:note></extensionElements>
    </userTask>
    <sequenceFlow id="f2" sourceRef="check" targetRef="done"/>
    <endEvent id="done"/>
    <!-- last -->
  </process>
</definitions>
<!-- behind -->
`;

const COMMENTS = ['Who may change this: the tax office', 'as of 2026', 'sent', 'two\n         lines', 'inside', 'last', 'behind'];

async function anew(xml: string, change: (text: string) => string = it => it): Promise<string> {
  const moddle = new BpmnModdle({ s: schalter });
  const { rootElement } = await moddle.fromXML(change(xml));
  return (await moddle.toXML(rootElement, { format: true })).xml;
}

test('comments, documentation and what others have written survive a change', async () => {
  for (const drawing of [(xml: string) => anew(xml), laidOut]) {
    const kept = withComments(WRITTEN, await drawing(WRITTEN));
    assert.deepEqual([...kept.matchAll(/<!-- ([\s\S]*?) -->/g)].map(it => it[1]), COMMENTS);
    assert.match(kept, /<!-- Who[^>]*-->\s*<definitions/);
    assert.match(kept, /<!-- as of 2026 -->\s*<startEvent id="begin"[\s\S]*?<!-- sent -->\s*<sequenceFlow id="f1"/);
    assert.match(kept, /lines -->\s*<userTask id="check"[\s\S]*<!-- inside -->[\s\S]*<\/userTask>/);
    for (const other of ['What the council decided', 'Look twice', 'x:colour="red"', '<x:note by="me">kept</x:note>']) {
      assert.ok(kept.includes(other), other);
    }
    const bare = (xml: string) => xml.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, '');
    assert.equal(bare(kept), bare(await drawing(WRITTEN)));
    assert.equal(withComments(kept, await anew(kept)), kept);
  }
});

test('a comment stays with what is still there, whatever is removed or renamed', async () => {
  const removed = withComments(WRITTEN, await anew(WRITTEN, it => it.replace(/<userTask[\s\S]*<\/userTask>/, '').replace(/<sequenceFlow[^>]*>/g, '')));
  assert.deepEqual([...removed.matchAll(/<!-- ([\s\S]*?) -->/g)].map(it => it[1]).sort(), [...COMMENTS].sort());
  const renamed = withComments(WRITTEN, await anew(WRITTEN, it => it.replaceAll('"check"', '"look"')));
  assert.match(renamed, /<sequenceFlow id="f1"[^>]*>\s*<!-- two/);
  assert.equal(withComments('<a><!-- x --></a>', '<b/>'), '<b/> <!-- x -->');
  assert.equal(withComments('', '<b/>'), '<b/>');
  assert.equal(withComments('<!-- open', '<b/>'), '<b/>');
});
