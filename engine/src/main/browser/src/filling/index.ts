// Reveals and hides, while one answers, what applies on the page one is on. Without this script the next page asks.

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
  const look = () => reveal(places, form, known, language);
  form.addEventListener('input', look);
  form.addEventListener('change', look);
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
function reveal(places: Place[], form: HTMLFormElement, known: Json, language: string): void {
  for (let changed = true, turns = 0; changed && turns <= places.length; turns++) {
    const answers = answersOf(form, known, language);
    changed = places.map(place => show(place, place.conditions.every(one => isMet(one, answers)))).some(it => it);
  }
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
