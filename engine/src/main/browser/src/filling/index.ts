// Reveals and hides, while one answers, what applies on the page one is on, and lets what can be changed be changed. Without
// this script the next page asks.

import { answersOf, at } from './answers';
import { holds, type Json } from './conditions';
import { offer } from './position';

interface Condition {
  scope: string;
  schema: Json;
  expected: boolean;
}

/** A place on the page that is there under conditions: its content, and whether it is shown. */
interface Place {
  box: HTMLElement;
  conditions: Condition[];
}

/** A place that can be changed under conditions, and whether the server said that it can. */
interface Gate {
  box: HTMLFieldSetElement;
  conditions: Condition[];
  open: boolean;
}

document.querySelectorAll<HTMLFormElement>('form[data-filling]').forEach(form => {
  const fields = form.querySelector<HTMLElement>('[data-answers]');
  const marker = form.querySelector<HTMLInputElement>('[data-script]');
  if (fields === null || marker === null) {
    return;
  }
  marker.disabled = false;
  const known = JSON.parse(fields.dataset['answers'] ?? '{}') as Json;
  const language = fields.lang || document.documentElement.lang;
  unpack(fields);
  fields.querySelectorAll<HTMLElement>('[data-kind="point"]').forEach(offer);
  const places = [...fields.querySelectorAll<HTMLElement>('[data-when]')].map(box => ({
    box,
    conditions: JSON.parse(box.dataset['when'] ?? '[]') as Condition[],
  }));
  const gates = [...fields.querySelectorAll<HTMLFieldSetElement>('fieldset[data-enabling]')].map(box => ({
    box,
    conditions: JSON.parse(box.dataset['enabling'] ?? '[]') as Condition[],
    open: !box.disabled,
  }));
  const look = () => reveal(places, gates, form, known, language);
  form.addEventListener('input', look);
  form.addEventListener('change', look);
  form.addEventListener('focusin', look);
  form.addEventListener('submit', () => send(gates));
  window.addEventListener('pageshow', look);
  look();
});

/** Puts what might come, so far inert, into hidden places; the outer ones first. */
function unpack(fields: HTMLElement): void {
  for (let inert = fields.querySelector('template'); inert !== null; inert = fields.querySelector('template')) {
    const box = document.createElement('div');
    box.className = 'filling-when';
    box.dataset['when'] = inert.dataset['when'] ?? '[]';
    box.append(inert.content);
    inert.replaceWith(box);
  }
}

/** What is hidden is not answered, which may hide or reveal other places: until nothing changes any more. */
function reveal(places: Place[], gates: Gate[], form: HTMLFormElement, known: Json, language: string): void {
  for (let changed = true, turns = 0; changed && turns <= places.length + gates.length; turns++) {
    const answers = answersOf(form, known, language);
    const met = ({ conditions }: Place | Gate) => conditions.every(one => isMet(one, answers));
    const shown = places.map(place => show(place, met(place)));
    const allowed = gates.map(gate => allow(gate, met(gate)));
    changed = [...shown, ...allowed].some(it => it);
  }
}

/**
 * Lets a place be changed, or not, unless somebody is in it: then as soon as they have left it. What they gave while they
 * could stays; what was locked when the page came shows again what it has. Whether that changed an answer.
 */
function allow({ box, open }: Gate, wanted: boolean): boolean {
  if (box.disabled === !wanted || (!wanted && box.contains(document.activeElement))) {
    return false;
  }
  box.disabled = !wanted;
  if (!wanted && !open) {
    reset(box);
  }
  return !wanted && !open;
}

function reset(box: HTMLFieldSetElement): void {
  box.querySelectorAll('input').forEach(input => {
    input.checked = input.defaultChecked;
    if (input.type === 'file') {
      input.value = '';
    } else if (input.type !== 'hidden') {
      input.value = input.defaultValue;
    }
  });
  box.querySelectorAll('textarea').forEach(area => { area.value = area.defaultValue; });
  box.querySelectorAll('option').forEach(option => { option.selected = option.defaultSelected; });
}

/** A browser sends nothing that is disabled; what was given before it was is to be kept. */
function send(gates: Gate[]): void {
  gates.filter(gate => gate.open).forEach(({ box }) => { box.disabled = false; });
}

function isMet(condition: Condition, answers: Json): boolean {
  const object = at(answers, condition.scope) ?? {};
  return holds(condition.schema, object) === condition.expected;
}

/** Shows or hides a place; whether that changed anything. */
function show({ box }: Place, wanted: boolean): boolean {
  const was = !box.hidden && box.dataset['set'] === 'yes';
  if (was === wanted && box.dataset['set'] === 'yes') {
    return false;
  }
  box.dataset['set'] = 'yes';
  box.hidden = !wanted;
  box.querySelectorAll<HTMLInputElement>('input, select, textarea, button').forEach(input => {
    input.disabled = input.closest('[data-when][hidden]') !== null;
  });
  return true;
}
