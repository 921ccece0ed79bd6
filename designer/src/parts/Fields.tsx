import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly disabled?: boolean;
  readonly list?: readonly string[];
  readonly type?: 'text' | 'date';
  readonly lang?: string;
  /** Several lines. */
  readonly long?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  onChange(value: string): void;
}

/** A line of text, or several. */
export function TextField({ label, value, hint, wrong, disabled, list, type, lang, long, inputRef, onChange }: Props): JSX.Element {
  const id = useId();
  const shared = {
    id,
    value,
    lang,
    disabled,
    'aria-describedby': [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="field__hint" id={`${id}-hint`}>{hint}</p>}
      {long ? (
        <textarea {...shared} rows={2} onInput={event => onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} ref={inputRef ?? null} type={type ?? 'text'} list={list ? `${id}-list` : undefined} onInput={event => onChange(event.currentTarget.value)} />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map(it => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
      {wrong && <p class="field__wrong" id={`${id}-wrong`}>{wrong}</p>}
    </div>
  );
}

/** One of several. A value that is not among them stays and is shown as it is. */
export function ChoiceField({
  label,
  value,
  options,
  hint,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
  onChange(value: string): void;
}): JSX.Element {
  const id = useId();
  const all = options.some(it => it.value === value) ? options : [{ value, label: value }, ...options];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="field__hint" id={`${id}-hint`}>{hint}</p>}
      <select id={id} value={value} disabled={disabled} aria-describedby={hint ? `${id}-hint` : undefined} onChange={event => onChange(event.currentTarget.value)}>
        {all.map(it => (
          <option key={it.value} value={it.value}>
            {it.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Yes or no. */
export function CheckField({ label, value, onChange }: { readonly label: string; readonly value: boolean; onChange(value: boolean): void }): JSX.Element {
  const id = useId();
  return (
    <div class="field field--check">
      <input id={id} type="checkbox" checked={value} onChange={event => onChange(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
    </div>
  );
}

/** A small button. */
export function Button({
  children,
  pressed,
  disabled,
  label,
  onClick,
}: {
  readonly children: ComponentChildren;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  onClick(): void;
}): JSX.Element {
  return (
    <button type="button" class="small-btn" aria-pressed={pressed} disabled={disabled} aria-label={label} onClick={onClick}>
      {children}
    </button>
  );
}
