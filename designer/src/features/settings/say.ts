import { language, t, type TextKey } from '../../core/texts';
import type { Setting } from './schema';

function keyOf(setting: Setting): string {
  return setting.names.map(it => (it === '*' ? 'each' : it)).join('.');
}

function found(key: string): string | undefined {
  const text = t(key as TextKey);
  return text === key ? undefined : text;
}

/** What a setting is called; one that there are no words for yet by its own name. */
export function titleOf(setting: Setting): string {
  return found(`settings.of.${keyOf(setting)}`) ?? setting.name;
}

export function hintOf(setting: Setting): string | undefined {
  return found(`settings.hint.${keyOf(setting)}`);
}

/** What is wrong with what was typed. */
export function wrongOf(setting: Setting): string {
  return found(`settings.wrong.${keyOf(setting)}`) ?? t('settings.wrong');
}

export function optionOf(setting: Setting, value: string): string {
  return found(`settings.option.${keyOf(setting)}.${value}`) ?? value;
}

export function languageName(code: string): string {
  try {
    const name = new Intl.DisplayNames(language(), { type: 'language' }).of(code.split('-')[0] ?? code) ?? code;
    return /-simple$/.test(code) ? t('settings.language.simple', { language: name }) : name;
  } catch {
    return code;
  }
}
