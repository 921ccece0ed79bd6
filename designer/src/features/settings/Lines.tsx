import type { JSX, RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { Button, TextField } from '../../parts/Fields';
import { Held } from './Held';
import { now, Parts, say, type SettingProps } from './Setting';
import { hintOf, languageName, titleOf, wrongOf } from './say';
import { itemOf, type ManifestSchema } from './schema';

/** Several lines in an order: each can be changed, moved and taken away, and another be added. */
export function Lines(props: SettingProps): JSX.Element {
  const { setting } = props;
  const value = now(props);
  const lines = Array.isArray(value) ? value.map(String) : [];
  const item = itemOf(setting);
  const speaks = setting.name === 'languages';
  const heading = useRef<HTMLInputElement>(null);
  const all = (next: readonly string[]) => say(props, next.length === 0 ? undefined : next);
  const moved = (index: number, by: number) => {
    const next = lines.filter((_, it) => it !== index);
    next.splice(index + by, 0, lines[index] ?? '');
    all(next);
  };
  const problem = (text: string, index: number) => (!fits(item, text) || lines.some((it, other) => it === text && other !== index) ? wrongOf(setting) : undefined);
  return (
    <Parts title={titleOf(setting)} hint={hintOf(setting)}>
      {lines.map((line, index) => (
        <div key={index} class="setting-line">
          <Held
            label={speaks ? languageName(line) : t('settings.line', { number: index + 1 })}
            value={line}
            problem={it => problem(it, index)}
            change={it => say(props, it, [index])}
          />
          <div class="setting-line__ways">
            <Button disabled={index === 0} label={t('settings.line.up', { what: line })} onClick={() => moved(index, -1)}>
              ↑
            </Button>
            <Button disabled={index === lines.length - 1} label={t('settings.line.down', { what: line })} onClick={() => moved(index, 1)}>
              ↓
            </Button>
            <Button
              label={t('settings.line.remove', { what: line })}
              onClick={() => {
                if (lines.length === 1) {
                  all([]);
                } else {
                  say(props, undefined, [index]);
                }
                heading.current?.focus();
              }}
            >
              ×
            </Button>
          </div>
        </div>
      ))}
      <NewLine title={titleOf(setting)} problem={it => problem(it, -1)} add={it => (lines.length === 0 ? all([...usual(setting.schema), it]) : say(props, it, [lines.length]))} input={heading} />
    </Parts>
  );
}

/** What counts where nothing is said is kept when something is added to it. */
function usual(schema: ManifestSchema): readonly string[] {
  return Array.isArray(schema.default) ? schema.default.map(String) : [];
}

function fits(item: ManifestSchema, text: string): boolean {
  return text.trim() !== '' && text.length <= (item.maxLength ?? Infinity) && new RegExp(item.pattern ?? '', 'u').test(text);
}

interface NewProps {
  readonly title: string;
  readonly input: RefObject<HTMLInputElement | null>;
  problem(text: string): string | undefined;
  add(text: string): void;
}

function NewLine({ title, problem, add, input }: NewProps): JSX.Element {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | undefined>();
  const done = () => {
    const why = problem(typed.trim());
    setWrong(why);
    if (!why) {
      add(typed.trim());
      setTyped('');
      input.current?.focus();
    }
  };
  return (
    <form
      class="setting-line"
      onSubmit={event => {
        event.preventDefault();
        done();
      }}
    >
      <TextField
        label={t('settings.line.new', { what: title })}
        value={typed}
        wrong={wrong}
        inputRef={input}
        onChange={it => {
          setTyped(it);
          setWrong(undefined);
        }}
      />
      <div class="setting-line__ways">
        <button type="submit" class="small-btn">
          {t('settings.line.add')}
        </button>
      </div>
    </form>
  );
}
