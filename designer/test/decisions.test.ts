import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { addColumn, addRule, decisions, moveRule, newTable, removeColumn, removeRule, setCell, setExpression, setHead, setHitPolicy, setInputExpression } from '../src/features/decisions/dmn';
import { dayBefore, readValidity, renewFrom, writeValidity } from '../src/features/decisions/validity';

const LIBRARY = join(process.cwd(), '../forms-library/src/main/resources/forms-library/services');
const FEE = readFileSync(join(LIBRARY, 'parking-permit/decisions/fee.dmn'), 'utf8');
const FILES = readdirSync(LIBRARY).flatMap(service => {
  const folder = join(LIBRARY, service, 'decisions');
  return existsSync(folder) ? readdirSync(folder).map(it => readFileSync(join(folder, it), 'utf8')) : [];
});

/** The lines that differ. */
function changed(before: string, after: string): { gone: string[]; come: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return { gone: a.filter(it => !b.includes(it)), come: b.filter(it => !a.includes(it)) };
}

test('every decision of the library can be read', () => {
  assert.ok(FILES.length > 1);
  for (const it of FILES) {
    const [first] = decisions(it);
    assert.ok(first?.table || first?.expression);
  }
});

test('reads a table as it is written', () => {
  const [{ name, table }] = decisions(FEE) as [ReturnType<typeof decisions>[number]];
  assert.equal(name, 'fee');
  assert.equal(table?.hitPolicy, 'UNIQUE');
  assert.deepEqual(table?.inputs.map(it => it.expression), ['answers.permit.months', 'answers.vehicle.electric']);
  assert.deepEqual(table?.rules.map(it => [it.id, ...it.inputs.map(c => c.text), ...it.outputs.map(c => c.text)]), [
    ['year', '12', 'false', '30.70'],
    ['yearElectric', '12', 'true', '15.35'],
    ['twoYears', '24', 'false', '61.40'],
    ['twoYearsElectric', '24', 'true', '30.70'],
  ]);
});

test('changing a cell changes its line and no other byte', () => {
  const after = setCell(FEE, 0, 0, 'outputEntry', 0, '31.00');
  assert.deepEqual(changed(FEE, after), { gone: [], come: ['        <outputEntry><text>31.00</text></outputEntry>'] });
  assert.equal(setCell(after, 0, 0, 'outputEntry', 0, '30.70'), FEE);
  assert.equal(setCell(FEE, 0, 2, 'inputEntry', 1, 'false'), FEE);
});

test('what is typed into a cell stays text', () => {
  const evil = '"</text><script>" & <x>';
  const after = setCell(FEE, 0, 1, 'inputEntry', 0, evil);
  assert.equal(decisions(after)[0]?.table?.rules[1]?.inputs[0]?.text, evil);
  assert.equal(decisions(after)[0]?.table?.rules.length, 4);
});

test('a rule is added, copied, moved and taken away', () => {
  const empty = addRule(FEE, 0, 3, false);
  const added = decisions(empty)[0]?.table?.rules ?? [];
  assert.deepEqual(added[4]?.inputs.map(it => it.text), ['', '']);
  assert.equal(new Set(added.map(it => it.id)).size, 5);
  assert.equal(removeRule(empty, 0, 4), FEE);
  const copy = addRule(FEE, 0, 0, true);
  assert.equal(decisions(copy)[0]?.table?.rules[1]?.outputs[0]?.text, '30.70');
  assert.equal(removeRule(copy, 0, 1), FEE);
  const moved = moveRule(FEE, 0, 0, 1);
  assert.deepEqual(decisions(moved)[0]?.table?.rules.slice(0, 2).map(it => it.id), ['yearElectric', 'year']);
  assert.equal(moveRule(moved, 0, 1, -1), FEE);
  assert.equal(moveRule(FEE, 0, 0, -1), FEE);
});

test('a column is added to every rule and taken away', () => {
  for (const column of ['inputEntry', 'outputEntry', 'annotationEntry'] as const) {
    const added = addColumn(FEE, 0, column, { expression: 'answers.x', name: 'law', type: 'string' });
    const table = decisions(added)[0]?.table;
    const count = column === 'inputEntry' ? table?.inputs.length : column === 'outputEntry' ? table?.outputs.length : table?.annotations.length;
    const before = column === 'annotationEntry' ? 0 : column === 'inputEntry' ? 2 : 1;
    assert.equal(count, before + 1);
    table?.rules.forEach(it => assert.equal((column === 'inputEntry' ? it.inputs : column === 'outputEntry' ? it.outputs : it.annotations).length, before + 1));
    assert.equal(removeColumn(added, 0, column, before), FEE);
  }
});

test('heads, hit policy and expressions are changed in their place', () => {
  assert.deepEqual(changed(FEE, setHitPolicy(FEE, 0, 'COLLECT', 'SUM')).come, ['    <decisionTable id="feeTable" hitPolicy="COLLECT" aggregation="SUM">']);
  assert.equal(setHitPolicy(setHitPolicy(FEE, 0, 'COLLECT', 'SUM'), 0, 'UNIQUE', 'SUM'), FEE);
  assert.equal(decisions(setHead(FEE, 0, 'outputEntry', 0, 'label', 'a "b" <c>'))[0]?.table?.outputs[0]?.label, 'a "b" <c>');
  assert.equal(decisions(setInputExpression(FEE, 0, 1, 'answers.a < 3'))[0]?.table?.inputs[1]?.expression, 'answers.a < 3');
  const literal = FILES.find(it => it.includes('literalExpression')) ?? '';
  assert.equal(decisions(setExpression(literal, 0, '1 < 2'))[0]?.expression, '1 < 2');
});

test('a prefix, comments and other quotes are no obstacle', () => {
  const other = `<?xml version='1.0'?><!-- fees --><dmn:definitions xmlns:dmn='https://www.omg.org/spec/DMN/20230324/MODEL/'><dmn:decision id='d'><dmn:decisionTable hitPolicy = 'FIRST'>
    <dmn:output name='total'/>
    <dmn:rule id='one'><dmn:outputEntry id='o'/></dmn:rule>
  </dmn:decisionTable></dmn:decision></dmn:definitions>`;
  const filled = setCell(other, 0, 0, 'outputEntry', 0, '1');
  assert.ok(filled.includes("<dmn:outputEntry id='o'><dmn:text>1</dmn:text></dmn:outputEntry>"));
  assert.ok(filled.includes('<!-- fees -->'));
  const input = addColumn(other, 0, 'inputEntry', { expression: 'answers.a' });
  assert.equal(decisions(input)[0]?.table?.rules[0]?.inputs.length, 1);
  assert.equal(decisions(addRule(input, 0, 0, true))[0]?.table?.rules.length, 2);
});

test('a new table has one rule that always holds', () => {
  const [decision] = decisions(newTable('a', 'fee', 'total'));
  assert.deepEqual(decision?.table?.rules.map(it => it.outputs[0]?.text), ['0.00']);
  assert.deepEqual(decisions('<nothing/>'), []);
  assert.deepEqual(decisions('no xml at all <<<'), []);
});

test('when a rule holds is read and written', () => {
  for (const it of [{}, { from: '2026-01-01' }, { until: '2026-12-31' }, { from: '2026-01-01', until: '2026-12-31' }]) {
    assert.deepEqual(readValidity(writeValidity(it)), it);
  }
  assert.deepEqual(readValidity('-'), {});
  assert.equal(readValidity('> date("2026-01-01")'), undefined);
  assert.equal(dayBefore('2026-03-01'), '2026-02-28');
});

test('new rates from a day leave the old ones until the day before', () => {
  const renewed = renewFrom(FEE, 0, '2027-01-01');
  const rules = decisions(renewed)[0]?.table?.rules ?? [];
  assert.equal(rules.length, 8);
  assert.deepEqual(rules.slice(0, 2).map(it => [it.outputs[0]?.text, it.inputs[2]?.text]), [
    ['30.70', '<= date("2026-12-31")'],
    ['30.70', '>= date("2027-01-01")'],
  ]);
  assert.equal(renewFrom(renewed, 0, '2027-01-01'), renewed);
});
