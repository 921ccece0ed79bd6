import { language } from '../../core/texts';

const DURATION = /^P(?!$)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?!$)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;

/** Whether it is an ISO 8601 duration above zero that is all date or all time, as the engine reads them. */
export function isDuration(text: string): boolean {
  const parts = DURATION.exec(text);
  if (!parts) {
    return false;
  }
  const numbers = parts.slice(1).map(it => Number(it ?? 0));
  const dated = numbers.slice(0, 3).some(it => it > 0);
  return numbers.some(it => it > 0) && !(dated && text.includes('T'));
}

/** As a person says it; empty for what is no duration. */
export function durationInWords(text: string, locale: string = language()): string {
  const parts = DURATION.exec(text);
  if (!parts || !isDuration(text)) {
    return '';
  }
  const words = UNITS.flatMap((unit, index) => {
    const number = Number(parts[index + 1] ?? 0);
    return number > 0 ? [new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(number)] : [];
  });
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}
