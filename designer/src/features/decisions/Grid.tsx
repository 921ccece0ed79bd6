import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../../core/feature';
import type { Finding } from '../../core/findings';
import { t, type TextKey } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { Button, ChoiceField, TextField } from '../../parts/Fields';
import type { KnownName } from '../../parts/names';
import {
  addColumn, addRule, AGGREGATIONS, HIT_POLICIES, moveRule, removeColumn, removeRule, setCell, setHead, setHitPolicy, setInputExpression, TYPES, VALIDITY,
  type Cell, type Column, type Decision, type Rule,
} from './dmn';
import { readValidity, renewFrom, writeValidity } from './validity';

type Table = NonNullable<Decision['table']>;

/** How many rows are drawn before somebody asks for more. */
const AT_ONCE = 200;

interface Props {
  readonly file: string;
  /** Where to begin, if it is one of the rows. */
  readonly place: Place;
  readonly table: Table;
  readonly decision: number;
  readonly names: readonly KnownName[];
  /** The ids of the rules that fired with the example. */
  readonly fired: readonly string[];
  readonly findings: readonly Finding[];
  change(edit: (xml: string) => string, at?: string): void;
}

/** A decision table: a row for each rule, a column for each thing that is looked at, decided or noted. */
export function Grid({ file, place, table, decision, names, fired, findings, change }: Props): JSX.Element {
  const [row, setRow] = useState(0);
  const [day, setDay] = useState('');
  const [most, setMost] = useState(AT_ONCE);
  const grid = useRef<HTMLTableElement>(null);
  const at = Math.min(row, table.rules.length - 1);
  const goTo = (to: number) => {
    setRow(to);
    setMost(it => Math.max(it, to + 1));
    requestAnimationFrame(() => grid.current?.querySelectorAll<HTMLElement>('tbody .grid__number')[to]?.focus());
  };
  useEffect(() => {
    const wanted = place.at ? table.rules.findIndex(it => it.id === place.at) : -1;
    if (wanted >= 0) {
      goTo(wanted);
    }
  }, [place]);
  const move = (by: -1 | 1) => {
    if (table.rules[at + by]) {
      change(xml => moveRule(xml, decision, at, by));
      goTo(at + by);
    }
  };
  return (
    <>
      <Policy table={table} decision={decision} change={change} />
      <div class="grid__tools" role="toolbar" aria-label={t('decisions.rows')}>
        <span>{t('decisions.row', { number: at + 1 })}</span>
        <Button onClick={() => { change(xml => addRule(xml, decision, at, false)); goTo(at + 1); }}>{t('decisions.row.add')}</Button>
        <Button disabled={at < 0} onClick={() => { change(xml => addRule(xml, decision, at, true)); goTo(at + 1); }}>{t('decisions.row.copy')}</Button>
        <Button disabled={at < 1} onClick={() => move(-1)}>{t('decisions.row.up')}</Button>
        <Button disabled={at < 0 || at >= table.rules.length - 1} onClick={() => move(1)}>{t('decisions.row.down')}</Button>
        <Button disabled={at < 0} onClick={() => { change(xml => removeRule(xml, decision, at)); goTo(Math.max(0, at - 1)); }}>{t('decisions.row.remove')}</Button>
      </div>
      <div class="grid__scroll" data-file={file} tabIndex={0} role="region" aria-label={t('decisions.table')}>
        <table class="grid" ref={grid}>
          <caption class="kern-sr-only">{t('decisions.table')}</caption>
          <Heads table={table} />
          <tbody>
            {table.rules.slice(0, most).map((rule, index) => (
              <tr key={rule.id || index} class={fired.includes(rule.id) ? 'grid__fired' : undefined} data-at={rule.id || undefined} onFocusIn={() => setRow(index)}>
                <th scope="row">
                  <button
                    type="button"
                    class="grid__number"
                    aria-pressed={index === at}
                    aria-label={t(fired.includes(rule.id) ? 'decisions.row.fired' : 'decisions.row', { number: index + 1 })}
                    onKeyDown={event => {
                      if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
                        event.preventDefault();
                        move(event.key === 'ArrowUp' ? -1 : 1);
                      }
                    }}
                  >
                    {fired.includes(rule.id) ? '✓ ' : ''}
                    {index + 1}
                  </button>
                </th>
                <Cells rule={rule} row={index} table={table} decision={decision} names={names} findings={findings} change={change} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rules.length > most && <Button onClick={() => setMost(most + AT_ONCE)}>{t('decisions.more', { number: table.rules.length - most })}</Button>}
      <Columns table={table} decision={decision} names={names} change={change} />
      <form
        class="decisions__new"
        onSubmit={event => {
          event.preventDefault();
          if (day) {
            change(xml => renewFrom(xml, decision, day));
          }
        }}
      >
        <TextField label={t('decisions.renew.day')} hint={t('decisions.renew.hint')} type="date" value={day} onChange={setDay} />
        <button type="submit" class="small-btn" disabled={!day}>{t('decisions.renew')}</button>
      </form>
    </>
  );
}

function Policy({ table, decision, change }: Pick<Props, 'table' | 'decision' | 'change'>): JSX.Element {
  return (
    <div class="decisions__policy">
      <ChoiceField
        label={t('decisions.policy')}
        value={table.hitPolicy}
        options={HIT_POLICIES.map(it => ({ value: it, label: t(`decisions.policy.${it.replace(' ', '-')}` as TextKey) }))}
        onChange={it => change(xml => setHitPolicy(xml, decision, it, table.aggregation))}
      />
      {table.hitPolicy === 'COLLECT' && (
        <ChoiceField
          label={t('decisions.aggregation')}
          value={table.aggregation}
          options={[{ value: '', label: t('decisions.aggregation.none') }, ...AGGREGATIONS.map(it => ({ value: it, label: t(`decisions.aggregation.${it}`) }))]}
          onChange={it => change(xml => setHitPolicy(xml, decision, 'COLLECT', it))}
        />
      )}
    </div>
  );
}

function Heads({ table }: { readonly table: Table }): JSX.Element {
  return (
    <thead>
      <tr>
        <th scope="col">{t('decisions.number')}</th>
        {table.inputs.map((it, index) => (
          <th scope="col" key={`i${index}`} class="grid__input">
            {it.expression === VALIDITY ? t('decisions.validity') : it.label || it.expression}
            {it.label && it.expression !== VALIDITY && <code>{it.expression}</code>}
          </th>
        ))}
        {table.outputs.map((it, index) => (
          <th scope="col" key={`o${index}`} class="grid__output">
            {it.label || it.name}
            {it.label && <code>{it.name}</code>}
          </th>
        ))}
        {table.annotations.map((it, index) => (
          <th scope="col" key={`a${index}`} class="grid__annotation">{it}</th>
        ))}
      </tr>
    </thead>
  );
}

type CellsProps = Pick<Props, 'table' | 'decision' | 'names' | 'findings' | 'change'> & { readonly rule: Rule; readonly row: number };

function Cells({ rule, row, table, decision, names, findings, change }: CellsProps): JSX.Element {
  const said = (cell: Cell | undefined) =>
    findings.find(it => (cell?.id && it.at === cell.id) || it.at === `line ${cell?.line}` || (it.at === rule.id && it.message.includes(`<${cell?.text}>`)))?.message;
  const field = (column: Column, index: number, cell: Cell | undefined, label: string) => (
    <FeelField
      compact
      label={t('decisions.cell', { column: label, number: row + 1 })}
      value={cell?.text ?? ''}
      names={names}
      error={cell?.text ? (column === 'outputEntry' && comma(cell.text)) || said(cell) : undefined}
      onChange={value => change(xml => setCell(xml, decision, row, column, index, value), `${rule.id}/${column}/${index}`)}
    />
  );
  return (
    <>
      {table.inputs.map((it, index) => {
        const cell = rule.inputs[index];
        const validity = it.expression === VALIDITY ? readValidity(cell?.text ?? '') : undefined;
        const set = (change_: object) => change(xml => setCell(xml, decision, row, 'inputEntry', index, writeValidity({ ...validity, ...change_ })), `${rule.id}/validity`);
        return (
          <td key={`i${index}`}>
            {validity ? (
              <div class="grid__days">
                <Day label={t('decisions.from', { number: row + 1 })} value={validity.from ?? ''} onChange={from => set({ from })} />
                <Day label={t('decisions.until', { number: row + 1 })} value={validity.until ?? ''} onChange={until => set({ until })} />
              </div>
            ) : (
              field('inputEntry', index, cell, it.label || it.expression)
            )}
          </td>
        );
      })}
      {table.outputs.map((it, index) => (
        <td key={`o${index}`}>{field('outputEntry', index, rule.outputs[index], it.label || it.name)}</td>
      ))}
      {table.annotations.map((it, index) => (
        <td key={`a${index}`}>
          <input
            class="plain-input"
            aria-label={t('decisions.cell', { column: it, number: row + 1 })}
            value={rule.annotations[index]?.text ?? ''}
            onInput={event => {
              const { value } = event.currentTarget;
              change(xml => setCell(xml, decision, row, 'annotationEntry', index, value), `${rule.id}/annotation/${index}`);
            }}
          />
        </td>
      ))}
    </>
  );
}

/** A comma is what people write in numbers here, and what FEEL does not. */
function comma(text: string): string | undefined {
  return /^-?\d+,\d+$/.test(text) ? t('decisions.comma', { right: text.replace(',', '.') }) : undefined;
}

function Day({ label, value, onChange }: { readonly label: string; readonly value: string; onChange(value: string | undefined): void }): JSX.Element {
  return <input class="plain-input" type="date" aria-label={label} title={label} value={value} onInput={event => onChange(event.currentTarget.value || undefined)} />;
}

/** What the columns are: their heads, and more or fewer of them. */
function Columns({ table, decision, names, change }: Pick<Props, 'table' | 'decision' | 'names' | 'change'>): JSX.Element {
  const types = [{ value: '', label: t('decisions.type.none') }, ...TYPES.map(it => ({ value: it, label: it }))];
  return (
    <details class="decisions__columns">
      <summary>{t('decisions.columns')}</summary>
      {table.inputs.map((it, index) => (
        <fieldset key={`i${index}`}>
          <legend>{t('decisions.input', { number: index + 1 })}</legend>
          <FeelField label={t('decisions.looked-at')} value={it.expression} names={names} onChange={value => change(xml => setInputExpression(xml, decision, index, value), `input/${index}`)} />
          <TextField label={t('decisions.label')} value={it.label} onChange={value => change(xml => setHead(xml, decision, 'inputEntry', index, 'label', value), `input/${index}/label`)} />
          <ChoiceField label={t('decisions.type')} value={it.type} options={types} onChange={value => change(xml => setHead(xml, decision, 'inputEntry', index, 'typeRef', value))} />
          <Button onClick={() => change(xml => removeColumn(xml, decision, 'inputEntry', index))}>{t('decisions.column.remove')}</Button>
        </fieldset>
      ))}
      {table.outputs.map((it, index) => (
        <fieldset key={`o${index}`}>
          <legend>{t('decisions.output', { number: index + 1 })}</legend>
          <TextField label={t('decisions.name')} value={it.name} onChange={value => change(xml => setHead(xml, decision, 'outputEntry', index, 'name', value), `output/${index}`)} />
          <TextField label={t('decisions.label')} value={it.label} onChange={value => change(xml => setHead(xml, decision, 'outputEntry', index, 'label', value), `output/${index}/label`)} />
          <ChoiceField label={t('decisions.type')} value={it.type} options={types} onChange={value => change(xml => setHead(xml, decision, 'outputEntry', index, 'typeRef', value))} />
          <Button disabled={table.outputs.length < 2} onClick={() => change(xml => removeColumn(xml, decision, 'outputEntry', index))}>{t('decisions.column.remove')}</Button>
        </fieldset>
      ))}
      {table.annotations.map((it, index) => (
        <fieldset key={`a${index}`}>
          <legend>{t('decisions.annotation', { number: index + 1 })}</legend>
          <TextField label={t('decisions.name')} value={it} onChange={value => change(xml => setHead(xml, decision, 'annotationEntry', index, 'name', value), `annotation/${index}`)} />
          <Button onClick={() => change(xml => removeColumn(xml, decision, 'annotationEntry', index))}>{t('decisions.column.remove')}</Button>
        </fieldset>
      ))}
      <div class="grid__tools">
        <Button onClick={() => change(xml => addColumn(xml, decision, 'inputEntry', { expression: 'answers' }))}>{t('decisions.input.add')}</Button>
        <Button
          disabled={table.inputs.some(it => it.expression === VALIDITY)}
          onClick={() => change(xml => addColumn(xml, decision, 'inputEntry', { expression: VALIDITY, type: 'date' }))}
        >
          {t('decisions.validity.add')}
        </Button>
        <Button onClick={() => change(xml => addColumn(xml, decision, 'outputEntry', { name: freshName(table) }))}>{t('decisions.output.add')}</Button>
        <Button onClick={() => change(xml => addColumn(xml, decision, 'annotationEntry', { name: t('decisions.law') }))}>{t('decisions.law.add')}</Button>
      </div>
    </details>
  );
}

function freshName(table: Table): string {
  let number = table.outputs.length + 1;
  while (table.outputs.some(it => it.name === `output${number}`)) {
    number += 1;
  }
  return `output${number}`;
}
