import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../../core/texts';
import { durationInWords } from '../process/duration';
import { Held } from './Held';

const UNITS = ['D', 'W', 'M', 'Y'] as const;
const SIMPLE = /^P(\d{1,4})([DWMY])$/;
const PERIOD = /^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$/;

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  /** What counts where nothing is said. */
  readonly otherwise: string;
  onChange(value: string): void;
}

/** A number and what it counts; a period of several parts as it is written. */
export function PeriodField({ label, hint, value, otherwise, onChange }: Props): JSX.Element {
  const id = useId();
  const parts = SIMPLE.exec(value);
  const usual = t('settings.usual', { value: durationInWords(otherwise) });
  if (value !== '' && !parts) {
    const problem = (text: string) => (text === '' || PERIOD.test(text) ? undefined : t('settings.period.wrong'));
    return <Held label={label} hint={durationInWords(value) || hint} value={value} wrong={problem(value)} problem={problem} change={onChange} />;
  }
  const unit = parts?.[2] ?? SIMPLE.exec(otherwise)?.[2] ?? 'D';
  const number = parts?.[1] ?? '';
  return (
    <div class="field setting-period">
      <label for={id}>{label}</label>
      <p class="field__hint" id={`${id}-hint`}>
        {[hint, value === '' && usual].filter(Boolean).join(' ')}
      </p>
      <div class="setting-period__parts">
        <input
          id={id}
          inputMode="numeric"
          maxLength={4}
          value={number}
          aria-describedby={`${id}-hint`}
          onInput={event => {
            const digits = event.currentTarget.value.replace(/\D/g, '');
            event.currentTarget.value = digits;
            onChange(digits === '' ? '' : `P${digits}${unit}`);
          }}
        />
        <select aria-label={t('settings.period.unit', { what: label })} value={unit} disabled={number === ''} onChange={event => onChange(`P${number}${event.currentTarget.value}`)}>
          {UNITS.map(it => (
            <option key={it} value={it}>
              {t(`settings.period.${it}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
