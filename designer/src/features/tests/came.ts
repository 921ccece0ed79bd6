import type { Json } from '../../core/documents';

/** Something of a service that no test reaches. */
export interface Goal {
  readonly kind: 'page' | 'question' | 'condition' | 'otherwise' | 'rule' | 'row' | 'way' | 'end' | 'document' | 'message';
  readonly file: string;
  readonly at: string;
  readonly values: Readonly<Record<string, string>>;
}

export interface Paper {
  readonly name: string;
  readonly to?: string;
  readonly text: string;
}

export interface Waiting {
  readonly node: string;
  readonly title: string;
  readonly for: 'task' | 'payment' | 'other';
  readonly form?: string;
}

/** What came of answers, by the names of `expected.yaml`. */
export interface Came {
  readonly problem?: string;
  readonly verdict?: 'accepted' | 'rejected';
  readonly faults?: readonly { readonly at: string; readonly keyword: string; readonly message: string }[];
  readonly shown?: readonly string[];
  readonly hidden?: readonly string[];
  /** What those questions are called. */
  readonly titles?: Readonly<Record<string, string>>;
  /** The questions for files that were asked. */
  readonly uploads?: readonly { readonly at: string; readonly title: string }[];
  readonly fee?: { readonly total: string };
  readonly payment?: string;
  readonly path?: readonly string[];
  readonly documents?: readonly Paper[];
  readonly messages?: readonly Paper[];
  readonly status?: string;
  /** How many of the given tasks were done, and how often the clock went on. */
  readonly tasks?: number;
  readonly passes?: number;
  readonly waiting?: readonly Waiting[];
  /** How long until the next timer goes off, ISO 8601. */
  readonly due?: string;
}

export interface Difference {
  readonly file: string;
  readonly at: string;
  readonly message: string;
}

export interface Test {
  readonly name: string;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
  readonly came: Came | null;
}

export interface Run {
  readonly revision: number;
  readonly tests: readonly Test[];
  readonly coverage: { readonly reached: number; readonly all: number; readonly missing: readonly Goal[] } | null;
}

export interface Proposal {
  readonly why: 'reaches' | 'refused' | 'differs' | 'same';
  readonly example: string;
  readonly change: { readonly at: string; readonly title: string; readonly kind: string; readonly from: Json; readonly to: Json; readonly words: string };
  readonly reaches: readonly Goal[];
  readonly answers: Json;
  readonly came: Came;
}

export interface Proposed {
  readonly revision: number;
  readonly tried: number;
  readonly possible: number;
  readonly items: readonly Proposal[];
}
