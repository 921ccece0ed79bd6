import { json } from '../../core/documents';
import { parseProperties } from '../../core/properties';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import { featureOf } from '../index';
import { nodeTitle } from '../tests/engine';

/** What people call a place of a service. */
export function placeName(service: Service, file: string, at: string): string {
  if (file === '') {
    return t('comments.whole');
  }
  return `${t(featureOf(file).title)}: ${named(service, file, at) ?? [file, at].filter(Boolean).join(' ')}`;
}

function named(service: Service, file: string, at: string): string | undefined {
  if (at === '') {
    const read = file.endsWith('/schema.json') ? json(service, file) : undefined;
    return read && 'value' in read ? titleAt(read.value, '') : undefined;
  }
  if (file.endsWith('.bpmn')) {
    return nodeTitle(service, at);
  }
  if (file.endsWith('.properties')) {
    return parseProperties(service.files.get(file) ?? '').get(at) || at;
  }
  if (file.endsWith('.dmn')) {
    const row = rowOf(service.files.get(file) ?? '', at);
    return row === undefined ? undefined : t('comments.row', { file, number: row });
  }
  const read = json(service, file);
  return read && 'value' in read && at.startsWith('/') ? titleAt(read.value, at) : undefined;
}

/** The title of what a pointer leads to, or of the closest around it that has one. */
function titleAt(value: unknown, pointer: string): string | undefined {
  let node: unknown = value;
  let title = titleOf(node);
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    node = typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? (node as Record<string, unknown>)[name] : undefined;
    title = titleOf(node) ?? title;
  }
  return title;
}

function titleOf(node: unknown): string | undefined {
  const title = typeof node === 'object' && node !== null ? (node as Record<string, unknown>)['title'] : undefined;
  return typeof title === 'string' && title.trim() !== '' ? title : undefined;
}

/** Which row of its table a rule is, counted from 1. */
function rowOf(xml: string, id: string): number | undefined {
  for (const table of xml.split(/<(?:\w+:)?decisionTable\b/)) {
    const rows = [...table.matchAll(/<(?:\w+:)?rule\b[^>]*?\bid="([^"]*)"/g)].map(it => it[1]);
    if (rows.includes(id)) {
      return rows.indexOf(id) + 1;
    }
  }
  return undefined;
}
