import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { proposed, type Choice, type Part } from './parts';

interface Props {
  readonly parts: readonly Part[];
  /** What the other one is called, if otherwise. */
  readonly otherKey: string | null;
  readonly placeless: readonly string[];
  take(choices: ReadonlyMap<string, Choice>): void;
  close(): void;
}

/** Part by part: theirs, mine, or both. */
export function MergePanel({ parts, otherKey, placeless, take, close }: Props): JSX.Element {
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const all = (choice: Choice) => setChoices(new Map(parts.map(it => [it.id, choice])));
  return (
    <form
      class="merge"
      onSubmit={event => {
        event.preventDefault();
        take(choices);
      }}
    >
      <h3 tabIndex={-1} ref={heading}>
        {t('sharing.merge', { count: parts.length })}
      </h3>
      <p>{t('sharing.merge.hint')}</p>
      {otherKey && <p>{t('sharing.merge.key', { key: otherKey })}</p>}
      <Said title={t('sharing.merge.placeless')} sentences={placeless} files={[]} />
      <p class="sharing__ways">
        <All text={t('sharing.all.theirs')} act={() => all('theirs')} />
        <All text={t('sharing.all.mine')} act={() => all('mine')} />
      </p>
      {parts.map(it => (
        <Question key={it.id} part={it} choice={choices.get(it.id) ?? proposed(it)} choose={choice => setChoices(new Map([...choices, [it.id, choice]]))} />
      ))}
      <p class="sharing__ways">
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">{t('sharing.take')}</span>
        </button>
        <All text={t('sharing.cancel')} act={close} />
      </p>
    </form>
  );
}

function Question({ part, choice, choose }: { readonly part: Part; readonly choice: Choice; choose(choice: Choice): void }): JSX.Element {
  const name = useId();
  const ways: readonly Choice[] = part.side === 'both' ? ['both', 'theirs', 'mine'] : ['theirs', 'mine'];
  return (
    <fieldset class={`merge-part merge-part--${part.side}`}>
      <legend>{t(part.title, { name: part.name })}</legend>
      <Said title={t(part.side === 'unknown' ? 'sharing.differs' : 'sharing.theirs')} sentences={part.theirs} files={part.files.map(it => it.path)} />
      {part.side === 'both' && <Said title={t('sharing.yours')} sentences={part.mine} files={[]} />}
      {part.side === 'both' && part.conflicts > 0 && <p class="merge-part__both">{t('sharing.conflicts', { count: part.conflicts })}</p>}
      <div class="merge-part__ways">
        {ways.map(it => (
          <label key={it}>
            <input type="radio" name={name} checked={choice === it} onChange={() => choose(it)} /> {t(`sharing.choice.${it}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

const MOST = 12;

/** In words; where there are none, the files. */
function Said({ title, sentences, files }: { readonly title: string; readonly sentences: readonly string[]; readonly files: readonly string[] }): JSX.Element | null {
  const lines = sentences.length > 0 ? sentences : files;
  return lines.length === 0 ? null : (
    <div class="merge-part__said">
      <p>{title}</p>
      <ul>
        {lines.slice(0, MOST).map((it, index) => (
          <li key={index}>{it}</li>
        ))}
        {lines.length > MOST && <li>{t('sharing.more', { count: lines.length - MOST })}</li>}
      </ul>
    </div>
  );
}

function All({ text, act }: { text: string; act(): void }): JSX.Element {
  return (
    <button type="button" class="kern-btn kern-btn--secondary" onClick={act}>
      <span class="kern-label">{text}</span>
    </button>
  );
}
