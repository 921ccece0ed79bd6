import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface Named {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A label, its hint and whatever is filled in below it. */
export function Labelled({ id, label, hint, children }: Named & { children: ComponentChildren }): JSX.Element {
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {hint && (
        <p class="form-note" id={id + '-hint'}>
          {hint}
        </p>
      )}
      {children}
    </div>
  );
}

/**
 * A line, or several, of text. What cannot be taken stays as it is typed, with the reason below it, and is taken as soon as
 * it can be.
 */
export function TextInput({
  id,
  label,
  hint,
  value,
  long = false,
  mono = false,
  suggestions = [],
  problem,
  change,
}: Named & {
  value: string;
  long?: boolean;
  mono?: boolean;
  suggestions?: readonly string[];
  problem?: (text: string) => string | undefined;
  change(text: string): void;
}): JSX.Element {
  const [typed, setTyped] = useState<string | undefined>();
  useEffect(() => setTyped(undefined), [value]);
  const wrong = typed === undefined ? undefined : problem?.(typed);
  const described = [hint && id + '-hint', wrong && id + '-wrong'].filter(Boolean).join(' ') || undefined;
  const input = (text: string) => {
    if (problem?.(text)) {
      setTyped(text);
    } else {
      setTyped(undefined);
      change(text);
    }
  };
  const shared = {
    id,
    class: mono ? 'form-input form-input--mono' : 'form-input',
    value: typed ?? value,
    'aria-describedby': described,
    'aria-invalid': wrong ? ('true' as const) : undefined,
  };
  return (
    <Labelled id={id} label={label} hint={hint}>
      {long ? (
        <textarea {...shared} rows={3} spellcheck={!mono} onInput={event => input(event.currentTarget.value)} />
      ) : (
        <input {...shared} type="text" list={suggestions.length > 0 ? id + '-list' : undefined} autocomplete="off" onInput={event => input(event.currentTarget.value)} />
      )}
      {suggestions.length > 0 && (
        <datalist id={id + '-list'}>
          {suggestions.map(it => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
      {wrong && (
        <p class="form-wrong" id={id + '-wrong'}>
          {wrong}
        </p>
      )}
    </Labelled>
  );
}

export function CheckInput({ id, label, hint, value, change }: Named & { value: boolean; change(value: boolean): void }): JSX.Element {
  return (
    <div class="form-check">
      <input id={id} type="checkbox" checked={value} aria-describedby={hint ? id + '-hint' : undefined} onChange={event => change(event.currentTarget.checked)} />
      <label for={id}>{label}</label>
      {hint && (
        <p class="form-note" id={id + '-hint'}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function SelectInput({
  id,
  label,
  hint,
  value,
  options,
  change,
}: Named & { value: string; options: readonly { readonly value: string; readonly title: string }[]; change(value: string): void }): JSX.Element {
  return (
    <Labelled id={id} label={label} hint={hint}>
      <select id={id} class="form-input" value={value} aria-describedby={hint ? id + '-hint' : undefined} onChange={event => change(event.currentTarget.value)}>
        {options.map(it => (
          <option key={it.value} value={it.value}>
            {it.title}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

export function SmallButton({ text, about, act, disabled = false }: { text: string; about?: string; act(): void; disabled?: boolean }): JSX.Element {
  return (
    <button
      type="button"
      class="form-button"
      aria-label={about ? `${text}: ${about}` : undefined}
      aria-disabled={disabled || undefined}
      onClick={() => !disabled && act()}
    >
      {text}
    </button>
  );
}
