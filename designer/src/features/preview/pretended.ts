import { json, type Json } from '../../core/documents';
import type { Service } from '../../core/service';

/** Who is pretended to be signed in: a level, and what the sign-in tells of the person. */
export interface Identity {
  readonly level: string;
  readonly told: Readonly<Record<string, string>>;
}

export const LEVELS = ['none', 'basic', 'substantial', 'high'] as const;

/** The specimen of the German identity card, who is nobody. */
const SPECIMEN: Readonly<Record<string, string>> = {
  given_names: 'Erika',
  family_name: 'MUSTERMANN',
  birth_name: 'GABLER',
  birth_date: '1964-08-12',
  birth_place: 'Berlin',
  street: 'Heidestraße 17',
  postal_code: '51147',
  town: 'Köln',
  email: 'erika.mustermann@example.org',
};

const DEEPEST = 20;

/** What the application takes from the sign-in, with what the question is called that it answers first. */
export function askedOf(service: Service): ReadonlyMap<string, string> {
  const file = json(service, 'form/schema.json');
  const found = new Map<string, string>();
  if (file && 'value' in file) {
    visit(file.value, found, 0);
  }
  return found;
}

function visit(value: Json, found: Map<string, string>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) {
    return;
  }
  if (!Array.isArray(value)) {
    const { 'x-prefill': prefill, title } = value as { readonly [name: string]: Json };
    const name = typeof prefill === 'string' ? /^identity\.(.+)$/.exec(prefill)?.[1] : undefined;
    if (name !== undefined && !found.has(name)) {
      found.set(name, typeof title === 'string' && title.trim() ? title : name);
    }
  }
  Object.values(value).forEach(it => visit(it as Json, found, depth + 1));
}

/** Somebody who is not signed in yet, but of whom is known what the form asks for once they are. */
export function specimen(service: Service, level = 'none'): Identity {
  return { level, told: Object.fromEntries([...askedOf(service).keys()].map(it => [it, SPECIMEN[it] ?? ''])) };
}

/** Whom an example pretends to be. */
export function identityOf(service: Service, expected: Readonly<Record<string, string>> | undefined): Identity {
  if (expected === undefined) {
    return specimen(service);
  }
  const { level = 'none', ...told } = expected;
  return { level: String(level), told: Object.fromEntries([...askedOf(service).keys(), ...Object.keys(told)].map(it => [it, String(told[it] ?? '')])) };
}

/** As the engine and `expected.yaml` have it; nothing for somebody who is not signed in. */
export function asExpected({ level, told }: Identity): Readonly<Record<string, string>> | undefined {
  return level === 'none' ? undefined : { level, ...Object.fromEntries(Object.entries(told).filter(([, it]) => it !== '')) };
}

/** Whether somebody so well known would be let in at all. */
export function suffices(level: string, minimum: string): boolean {
  return LEVELS.indexOf(level as 'none') >= LEVELS.indexOf(minimum as 'none');
}
