import type { JSX } from 'preact';
import { t } from '../../core/texts';
import { FeelField } from '../../parts/FeelField';
import { TextField } from '../../parts/Fields';
import type { KnownName } from '../../parts/names';
import { durationInWords, isDuration } from './duration';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly names: readonly KnownName[];
  onChange(value: string): void;
}

/** A duration, said in words below; FEEL where it begins with an equals sign. */
export function DurationField({ label, value, names, onChange }: Props): JSX.Element {
  if (value.trimStart().startsWith('=')) {
    return <FeelField label={label} hint={t('process.duration.hint')} value={value} names={names} onChange={onChange} />;
  }
  const words = durationInWords(value);
  return (
    <TextField
      label={label}
      hint={words ? t('process.duration.words', { words }) : t('process.duration.hint')}
      value={value}
      list={['P1D', 'P3D', 'P7D', 'P14D', 'P1M', 'PT2H']}
      wrong={value && !isDuration(value) ? t('process.duration.wrong') : undefined}
      onChange={onChange}
    />
  );
}
