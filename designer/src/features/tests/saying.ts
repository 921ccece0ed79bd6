import type { Json } from '../../core/documents';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import type { Came, Difference, Goal, Paper, Proposal, Test } from './came';
import { isGateway, nodeTitle } from './engine';
import type { Expected } from './examples';
import { plain } from './expected';

/** What no test reaches, as a sentence. */
export function missing(goal: Goal): string {
  return t(`tests.missing.${goal.kind}`, goal.values);
}

/** Expected and actual, side by side, in words. */
export interface Compared {
  readonly what: string;
  readonly expected: string;
  readonly came: string;
}

export function compared(service: Service, expected: Expected, test: Test): readonly Compared[] {
  return test.differences.map(it => row(service, expected, test.came ?? {}, it));
}

function row(service: Service, expected: Expected, came: Came, difference: Difference): Compared {
  const [, part, index] = difference.at.split('/');
  switch (part) {
    case 'verdict':
      return { what: t('tests.what.verdict'), expected: verdict(expected.verdict), came: [verdict(came.verdict), faults(came.faults)].filter(Boolean).join(': ') };
    case 'faults':
      return { what: t('tests.what.faults'), expected: faultsExpected(expected), came: faults(came.faults) };
    case 'fee':
      return { what: t('tests.what.fee'), expected: money((expected['fee'] as { total?: string } | undefined)?.total), came: money(came.fee?.total) };
    case 'path':
      return { what: t('tests.what.path'), expected: way(service, expected['path'] as string[] | undefined), came: way(service, came.path) };
    case 'status':
      return { what: t('tests.what.status'), expected: String(expected['status'] ?? ''), came: came.status ?? '' };
    case 'shown':
    case 'hidden':
      return { what: t('tests.what.questions'), expected: t(`tests.${part}`, { questions: questions(came, expected[part] as string[]) }), came: t('tests.hidden', { questions: questions(came, came.hidden) || t('tests.none') }) };
    case 'documents':
    case 'messages':
      return paper(part, expected, came, Number(index));
    default:
      return { what: t('tests.what.problem'), expected: t('tests.runs'), came: difference.message };
  }
}

function verdict(of: string | undefined): string {
  return of === 'accepted' ? t('tests.accepted') : of === 'rejected' ? t('tests.rejected') : '';
}

export function faults(of: Came['faults']): string {
  return (of ?? []).map(it => it.message).join(' ');
}

function faultsExpected(expected: Expected): string {
  const all = (expected['faults'] as { at: string; keyword: string }[] | undefined) ?? [];
  return all.map(it => `${it.at} (${it.keyword})`).join(', ') || t('tests.none');
}

export function money(total: string | undefined): string {
  return total === undefined ? t('tests.free') : t('tests.money', { total: total.replace('.', t('tests.decimal')) });
}

/** Questions by what they are called. */
export function questions(came: Came, pointers: readonly string[] | undefined): string {
  return (pointers ?? []).map(it => came.titles?.[it] ?? it).join(', ');
}

/** Whom a message goes to. */
export function to(whom: string): string {
  return whom === 'applicant' ? t('tests.to.applicant') : t('tests.to', { to: whom });
}

export function way(service: Service, path: readonly string[] | undefined): string {
  return (path ?? []).filter(it => !isGateway(service, it)).map(it => nodeTitle(service, it)).join(' → ');
}

function paper(part: 'documents' | 'messages', expected: Expected, came: Came, index: number): Compared {
  const wanted = (expected[part] as { name: string; to?: string; contains?: string[] }[] | undefined)?.[index];
  const sent = (came[part] ?? []).filter(it => it.name === wanted?.name);
  const texts = (wanted?.contains ?? []).filter(it => !sent.some(one => plain(one.text).includes(plain(it))));
  const names = (papers: readonly Paper[] | undefined) => (papers ?? []).map(it => it.name).join(', ') || t('tests.none');
  return {
    what: t(`tests.what.${part}`, { name: wanted?.name ?? '' }),
    expected: texts.length > 0 ? t('tests.contains', { texts: texts.map(it => `„${it}“`).join(', ') }) : t('tests.sent'),
    came: sent.length > 0 ? t('tests.reads', { text: plain(sent.map(it => it.text).join(' ')).slice(0, 400) }) : t('tests.sent.others', { names: names(came[part]) }),
  };
}

/** What a proposal changes and why that is a test that is missing. */
export function proposed(proposal: Proposal): { readonly change: string; readonly why: string } {
  const { title, kind, to, words } = proposal.change;
  const change = t(kind === 'left-out' ? 'tests.change.left-out' : kind === 'too-long' || kind === 'too-short' ? `tests.change.${kind}` : 'tests.change.other', {
    question: title,
    answer: words || answer(to),
    example: proposal.example,
  });
  switch (proposal.why) {
    case 'reaches':
      return { change, why: proposal.reaches.map(missing).join(' ') };
    case 'refused':
      return { change, why: t('tests.why.refused', { message: faults(proposal.came.faults) }) };
    default:
      return { change, why: t(`tests.why.${proposal.why}`) };
  }
}

function answer(value: Json): string {
  if (typeof value === 'boolean') {
    return value ? t('tests.yes') : t('tests.no');
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** A duration of ISO 8601 in words, as far as days and hours go. */
export function duration(iso: string): string {
  const days = daysOf(iso);
  return t('tests.days', { count: days });
}

/** Whole days, rounded up so that what is due is due. */
export function daysOf(iso: string): number {
  const hours = Number(/(\d+)H/.exec(iso)?.[1] ?? 0) + Number(/(\d+)M/.exec(iso)?.[1] ?? 0) / 60;
  return Math.max(1, Math.ceil(hours / 24));
}
