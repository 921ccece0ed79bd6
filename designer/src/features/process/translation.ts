import { language, t } from '../../core/texts';

/** What bpmn-js itself says, as far as it is seen with what we let it offer. */
const GERMAN: Readonly<Record<string, string>> = {
  'Open minimap': 'Übersicht öffnen',
  'Powered by bpmn.io': 'Powered by bpmn.io',
  'Search in diagram': 'Im Diagramm suchen',
  'Find element': 'Element suchen',
  'No elements match your search': 'Kein Element passt dazu',
  Search: 'Suchen',
};

/** The text in the designer's language, values put in. */
export function translation(template: string, values: Readonly<Record<string, string>> = {}): string {
  const text = language() === 'de' ? (GERMAN[template] ?? template) : template;
  return text.replace(/\{([^}]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Why something could not be drawn. */
export function unreadable(message: string): string {
  return t('process.unreadable', { message });
}
