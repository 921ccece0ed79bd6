import type { Json } from '../../core/documents';
import { language, t, type TextKey } from '../../core/texts';

/** What the latest real cases would have met with: counts, and nothing that anybody has answered. */
export interface Replay {
  readonly cases: number;
  readonly accepted: number;
  readonly faults: readonly Fault[];
  readonly fees: { readonly same: number; readonly undecided: number; readonly differences: readonly { readonly difference: string; readonly cases: number }[] };
  readonly ways: { readonly same: number; readonly different: readonly OtherWay[] };
}

export interface Fault {
  readonly at: string;
  readonly title: string;
  readonly keyword: string;
  readonly cases: number;
}

export interface OtherWay {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly cases: number;
}

const KINDS = new Map<string, TextKey>(Object.entries({
  required: 'release.fault.missing',
  dependentRequired: 'release.fault.missing',
  dependencies: 'release.fault.missing',
  enum: 'release.fault.choice',
  const: 'release.fault.choice',
  'x-codelist': 'release.fault.choice',
  oneOf: 'release.fault.choice',
  anyOf: 'release.fault.choice',
  not: 'release.fault.choice',
  minimum: 'release.fault.bounds',
  maximum: 'release.fault.bounds',
  exclusiveMinimum: 'release.fault.bounds',
  exclusiveMaximum: 'release.fault.bounds',
  minLength: 'release.fault.bounds',
  maxLength: 'release.fault.bounds',
  minItems: 'release.fault.bounds',
  maxItems: 'release.fault.bounds',
  type: 'release.fault.kind',
  format: 'release.fault.spelling',
  pattern: 'release.fault.spelling',
  multipleOf: 'release.fault.spelling',
  additionalProperties: 'release.fault.gone',
  unevaluatedProperties: 'release.fault.gone',
  'x-calculate': 'release.fault.calculation',
} as const));

/** What is wrong with a place, in words. */
export function sentence({ at, title, keyword }: Fault): string {
  const where = title || at || t('release.fault.whole');
  return t(KINDS.get(keyword) ?? 'release.fault.rule', { where, rule: keyword });
}

/** Whether nobody would notice that anything is different. */
export function alike(replay: Replay): boolean {
  return replay.accepted === replay.cases && replay.fees.undecided === 0 && replay.fees.differences.length === 0 && replay.ways.different.length === 0;
}

/** So much more or less is to be paid. */
export function more(difference: string): string {
  return new Intl.NumberFormat(language(), { style: 'currency', currency: 'EUR', signDisplay: 'exceptZero' }).format(Number(difference));
}

/** Where the form's schema says something about a place of the answers; undefined where it does not say it itself. */
export function inSchema(schema: Json | undefined, at: string): string | undefined {
  const steps = at.split('/').slice(1).flatMap(it => (it === '*' ? ['items'] : ['properties', it]));
  let node: unknown = schema;
  for (const step of steps) {
    node = typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  }
  return node === undefined ? undefined : steps.map(it => `/${it.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
