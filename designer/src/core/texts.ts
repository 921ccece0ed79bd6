import type de from '../texts/de';

type Named<Key> = Key extends `${infer Name}.other` ? Key | Name : Key;

/** A text's key; one whose texts end in `.one` and `.other` goes by its name without the ending. */
export type TextKey = Named<keyof typeof de>;

let texts: Partial<Record<string, string>> = {};
let plurals = new Intl.PluralRules('de');
let current: 'de' | 'en' = 'de';

/** The language of the designer itself; the service has its own. */
export function language(): 'de' | 'en' {
  return current;
}

export async function speak(wanted: string): Promise<void> {
  current = wanted === 'en' ? 'en' : 'de';
  plurals = new Intl.PluralRules(current);
  texts = current === 'en' ? (await import('../texts/en')).default : (await import('../texts/de')).default;
}

/** A text of the designer, `{name}` replaced; `count` decides between the key's `.one` and `.other`. */
export function t(key: TextKey, values: Readonly<Record<string, string | number>> = {}): string {
  const count = values['count'];
  const plural = typeof count === 'number' ? texts[`${key}.${plurals.select(count)}`] : undefined;
  const text = plural ?? texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
