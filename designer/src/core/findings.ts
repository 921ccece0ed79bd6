/** Something that publishing objects to, or would. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly file: string;
  /** A JSON Pointer into the file, or the id of an element. */
  readonly at: string;
  readonly message: string;
  /** What kind it is, where something can be done about it. */
  readonly code?: string;
  /** What the message says in `<…>`, where it has a code. */
  readonly values?: readonly string[];
}

export function count(findings: readonly Finding[], severity: Finding['severity']): number {
  return findings.filter(it => it.severity === severity).length;
}
