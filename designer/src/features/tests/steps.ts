import type { Json } from '../../core/documents';
import type { Expected, Setting } from './examples';

/** Something that happens after an application was sent. */
export type Step =
  | { readonly kind: 'payment'; readonly payment: 'paid' | 'refused' | 'abandoned' }
  | { readonly kind: 'task'; readonly task: string; readonly answers: Json }
  | { readonly kind: 'clock'; readonly after: string; readonly pass: string };

/** As `expected.yaml` has them. */
export function settingOf(steps: readonly Step[]): Pick<Setting, 'payment' | 'tasks' | 'clock'> {
  const payment = steps.find(it => it.kind === 'payment')?.payment;
  const tasks = steps.flatMap(it => (it.kind === 'task' ? [{ task: it.task, answers: it.answers }] : []));
  const clock = steps.flatMap(it => (it.kind === 'clock' ? [{ after: it.after, pass: it.pass }] : []));
  return { ...(payment ? { payment } : {}), ...(tasks.length > 0 ? { tasks } : {}), ...(clock.length > 0 ? { clock } : {}) };
}

export function stepsOf(expected: Expected): readonly Step[] {
  const payment = expected.payment as 'paid' | undefined;
  return [
    ...(payment ? [{ kind: 'payment' as const, payment }] : []),
    ...(expected.tasks ?? []).map(it => ({ kind: 'task' as const, task: it.task, answers: it.answers })),
    ...(expected.clock ?? []).map(it => ({ kind: 'clock' as const, after: it.after, pass: it.pass })),
  ];
}
