// The answers that stand on a page, as the server would read them.

import type { Json } from './conditions';

type Container = { [name: string]: Json };

const tokens = (pointer: string): string[] =>
  pointer.split('/').slice(1).map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));

const unsafe = new Set(['__proto__', 'constructor', 'prototype']);

/** What stands at a JSON Pointer, undefined if nothing. */
export function at(answers: Json, pointer: string): Json | undefined {
  let here: Json | undefined = answers;
  for (const token of tokens(pointer)) {
    here = typeof here === 'object' && here !== null && Object.prototype.hasOwnProperty.call(here, token)
      ? (here as Container)[token]
      : undefined;
  }
  return here;
}

function put(answers: Container, pointer: string, value: Json | undefined): void {
  const path = tokens(pointer);
  if (path.some(token => unsafe.has(token))) {
    return;
  }
  let here = answers;
  path.slice(0, -1).forEach((token, i) => {
    const next = here[token];
    if (typeof next !== 'object' || next === null) {
      here[token] = /^\d+$/.test(path[i + 1] ?? '') ? [] : {};
    }
    here = here[token] as Container;
  });
  const last = path[path.length - 1] ?? '';
  if (value === undefined) {
    delete here[last];
  } else {
    here[last] = value;
  }
}

/** A number as people write it in this language; what is none stays text. */
export function number(text: string, language: string): Json {
  const plain = text.replace(/[\s']/g, '');
  if (/^[+-]?\d+[.,]\d{1,2}$/.test(plain)) {
    return Number(plain.replace(',', '.'));
  }
  const english = language.startsWith('en');
  const form = english ? /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/ : /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/;
  if (!form.test(plain)) {
    return text;
  }
  return Number(english ? plain.replaceAll(',', '') : plain.replaceAll('.', '').replace(',', '.'));
}

type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function typed(input: Input, language: string): Json {
  const value = input.value.trim();
  switch (input.dataset['kind']) {
    case 'boolean': return value === 'true';
    case 'number': return number(value, language);
    case 'json':
      try {
        return JSON.parse(value) as Json;
      } catch {
        return value;
      }
    default: {
      const options = input instanceof HTMLInputElement ? input.list?.options : undefined;
      const chosen = options && [...options].find(option => option.value === value);
      return chosen?.dataset['value'] ?? value;
    }
  }
}

/** Everything answered on the page, laid over what is known from other pages. */
export function answersOf(form: HTMLFormElement, known: Json, language: string): Json {
  const answers = structuredClone(known) as Container;
  const groups = new Map<string, Input[]>();
  for (const element of form.elements) {
    const input = element as Input;
    if (input.name?.startsWith('/') && input.type !== 'file' && input.type !== 'hidden' && !/\.[a-z]+$/.test(input.name)) {
      groups.set(input.name, [...(groups.get(input.name) ?? []), input]);
    }
  }
  groups.forEach((inputs, name) => put(answers, name, answerOf(inputs.filter(input => !input.disabled), language)));
  form.querySelectorAll<HTMLElement>('[data-kind="date"]').forEach(set => {
    const name = set.dataset['name'] ?? '';
    put(answers, name, dateOf(set, name));
  });
  form.querySelectorAll<HTMLElement>('[data-kind="point"]').forEach(set => {
    const name = set.dataset['name'] ?? '';
    put(answers, name, pointOf(set, name, language));
  });
  return answers;
}

function answerOf(inputs: Input[], language: string): Json | undefined {
  const boxes = inputs.filter(input => input.type === 'checkbox' || input.type === 'radio') as HTMLInputElement[];
  if (boxes.length === 0) {
    const input = inputs[0];
    return input === undefined || input.value.trim() === '' ? undefined : typed(input, language);
  }
  const chosen = boxes.filter(box => box.checked);
  if (boxes[0]?.dataset['kind'] === 'list') {
    return chosen.length === 0 ? undefined : chosen.map(box => box.value);
  }
  return chosen[0] === undefined ? undefined : typed(chosen[0], language);
}

function pointOf(set: HTMLElement, name: string, language: string): Json | undefined {
  const position = ['longitude', 'latitude'].map(part =>
    set.querySelector<HTMLInputElement>(`[name="${CSS.escape(name + '.' + part)}"]`)?.value.trim() ?? '');
  if (set.closest('[data-when][hidden]') !== null || position.every(part => part === '')) {
    return undefined;
  }
  return { type: 'Point', coordinates: position.map(part => number(part, language)) };
}

function dateOf(set: HTMLElement, name: string): Json | undefined {
  const parts = ['year', 'month', 'day'].map(part =>
    set.querySelector<HTMLInputElement>(`[name="${CSS.escape(name + '.' + part)}"]`)?.value.trim() ?? '');
  if (set.closest('[data-when][hidden]') !== null || parts.every(part => part === '')) {
    return undefined;
  }
  return parts.map((part, i) => part.padStart(i === 0 ? 4 : 2, '0')).join('-');
}
