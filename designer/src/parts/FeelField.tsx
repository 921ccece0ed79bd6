import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../core/texts';
import { begun, completed, matching } from './completion';
import type { KnownName, Tried } from './names';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly names: readonly KnownName[];
  readonly hint?: string | undefined;
  readonly tried?: Tried | undefined;
  readonly error?: string | undefined;
  readonly readOnly?: boolean;
  readonly compact?: boolean;
  onChange(value: string): void;
}

/** A field for FEEL: it offers what can be named there, and says what comes of it. */
export function FeelField({ label, value, names, hint, tried, error, readOnly, compact, onChange }: Props): JSX.Element {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState<number | undefined>();
  const [everything, setEverything] = useState(false);
  const [chosen, setChosen] = useState(0);
  const wish = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (wish.current !== undefined && area.current) {
      area.current.setSelectionRange(wish.current, wish.current);
      wish.current = undefined;
    }
  });
  const typed = caret === undefined ? undefined : begun(value, caret);
  const offers = typed ? matching(names, typed.text) : everything ? names.slice(0, 200) : [];
  const open = offers.length > 0 && !readOnly;
  useEffect(() => document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen, open]);
  const wrong = error ?? tried?.error;
  const close = () => {
    setCaret(undefined);
    setEverything(false);
    setChosen(0);
  };
  const take = (offer: KnownName) => {
    const done = completed(value, area.current?.selectionStart ?? value.length, offer.name);
    wish.current = done.caret;
    onChange(done.text);
    close();
    area.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey && event.key === ' ') {
      event.preventDefault();
      setEverything(true);
      setCaret(area.current?.selectionStart);
    } else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen(it => (it + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (open && (event.key === 'Enter' || event.key === 'Tab')) {
      const offer = offers[chosen];
      if (offer) {
        event.preventDefault();
        take(offer);
      }
    } else if (open && event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  };
  const described = [hint ? `${id}-hint` : '', `${id}-tried`].filter(Boolean).join(' ');
  return (
    <div class={`feel${compact ? ' feel--compact' : ''}`}>
      <label class={compact ? 'kern-sr-only' : 'feel__label'} for={id}>
        {label}
      </label>
      {hint && (
        <p class="feel__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="feel__box">
        <textarea
          id={id}
          ref={area}
          class="feel__text"
          rows={Math.min(8, value.split('\n').length)}
          value={value}
          readOnly={readOnly}
          spellcheck={false}
          autocomplete="off"
          aria-autocomplete="list"
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open ? `${id}-${chosen}` : undefined}
          aria-describedby={described}
          aria-invalid={wrong ? 'true' : undefined}
          onInput={event => {
            setCaret(event.currentTarget.selectionStart);
            setChosen(0);
            onChange(event.currentTarget.value);
          }}
          onKeyDown={keys}
          onBlur={close}
        />
        {!readOnly && (
          <button
            type="button"
            class="feel__more"
            aria-label={t('parts.feel.names', { label })}
            title={t('parts.feel.names.short')}
            // The field must not lose the focus to the button, or its list would close.
            onMouseDown={event => event.preventDefault()}
            onClick={() => {
              area.current?.focus();
              setEverything(!everything);
            }}
          >
            <span aria-hidden="true">{'{ }'}</span>
          </button>
        )}
        {open && (
          <ul class="feel__list" id={`${id}-list`} role="listbox" tabIndex={0} aria-label={t('parts.feel.names.short')}>
            {offers.map((it, index) => (
              <li
                key={it.name}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === chosen}
                onMouseDown={event => {
                  event.preventDefault();
                  take(it);
                }}
              >
                <code>{it.name}</code>
                <span class="feel__title">{it.title}</span>
                <span class="feel__type">{it.type}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <p class={`feel__tried${wrong ? ' feel__tried--wrong' : ''}`} id={`${id}-tried`} aria-live="polite">
        {wrong ?? (tried ? t('parts.feel.value', { value: shown(tried.value), type: tried.type ?? '' }) : '')}
      </p>
    </div>
  );
}

/** A value as a person reads it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
