import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../../core/engine';
import { useStore } from '../../core/hooks';
import { t } from '../../core/texts';
import { ChoiceField } from '../../parts/Fields';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import type { Bo } from './modules';
import { FILE, type PartProps } from './Panel';

/** An action as the engine declares it. */
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly inputs: {
    readonly properties?: Readonly<Record<string, InputSchema>>;
    readonly required?: readonly string[];
  };
}

interface InputSchema {
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
}

let known: Promise<readonly Action[]> | undefined;

/** The engine's actions; asked for once. */
export function useActions(engine: EngineClient): readonly Action[] {
  const [actions, setActions] = useState<readonly Action[]>([]);
  useEffect(() => {
    known ??= engine.json<{ actions?: Action[] }>('GET', '/designer/catalogue').then(it => it.actions ?? []);
    known.then(setActions).catch(() => (known = undefined));
  }, [engine]);
  return actions;
}

/** What a service task does, with the inputs that its action takes. */
export function ActionPart({ editor, element, store, engine, go, actions }: PartProps & { readonly actions: readonly Action[] }): JSX.Element {
  const id = String(element.businessObject.get('s:action') ?? '');
  const action = actions.find(it => it.id === id);
  const names = useNames(store, engine, FILE, element.id);
  const given = inputs(element.businessObject);
  const wanted = Object.keys(action?.inputs.properties ?? {});
  const all = [...wanted, ...given.map(it => String(it.get('name'))).filter(it => !wanted.includes(it))];
  const papers = useStore(store, it => [...it.service.files.keys()].join('\n')).split('\n');
  return (
    <>
      <ChoiceField
        label={t('process.action')}
        hint={action?.description}
        value={id}
        options={[{ value: '', label: t('process.none') }, ...actions.map(it => ({ value: it.id, label: it.title || it.id }))]}
        onChange={it => editor.set(element, { 's:action': it })}
      />
      {all.map(name => {
        const schema = action?.inputs.properties?.[name];
        const value = String(given.find(it => it.get('name') === name)?.get('value') ?? '');
        const label = (schema?.title ?? name) + (action?.inputs.required?.includes(name) ? '' : ` (${t('process.optional')})`);
        const change = (to: string) => setInput(editor, element, name, to);
        const choices = offered(name, schema, papers);
        return choices && !value.trimStart().startsWith('=') ? (
          <ChoiceField
            key={name}
            label={label}
            hint={schema?.description}
            value={value}
            options={[{ value: '', label: t('process.none') }, ...choices.map(it => ({ value: it, label: it }))]}
            onChange={change}
          />
        ) : (
          <FeelField key={name} label={label} hint={schema?.description ?? t('process.input.hint')} value={value} names={names} onChange={change} />
        );
      })}
      {id === 'issue-document' && <Open folder="documents" given={given} name="document" go={go} />}
      {id === 'send-message' && <Open folder="messages" given={given} name="message" go={go} />}
    </>
  );
}

function Open({ folder, given, name, go }: { folder: string; given: readonly Bo[]; name: string; go: PartProps['go'] }): JSX.Element | null {
  const value = String(given.find(it => it.get('name') === name)?.get('value') ?? '');
  return value && !value.startsWith('=') ? (
    <button type="button" class="designer-link" onClick={() => go({ feature: 'letters', file: `${folder}/${value}.html` })}>
      {t('process.paper.open')}
    </button>
  ) : null;
}

/** What there is to choose from: the templates of the package, or what the action says. */
function offered(name: string, schema: InputSchema | undefined, files: readonly string[]): readonly string[] | undefined {
  const folder = name === 'document' ? 'documents' : name === 'message' ? 'messages' : undefined;
  return folder
    ? files.filter(it => it.startsWith(`${folder}/`) && it.endsWith('.html')).map(it => it.slice(folder.length + 1, -5))
    : schema?.enum;
}

function inputs(bo: Bo): readonly Bo[] {
  const extension = bo.get('extensionElements') as Bo | undefined;
  return ((extension?.get('values') as Bo[] | undefined) ?? []).filter(it => it.$type === 's:Input');
}

/** Gives an input a value; an empty one takes it away. */
function setInput(editor: PartProps['editor'], element: PartProps['element'], name: string, value: string): void {
  const bo = element.businessObject;
  const extension = (bo.get('extensionElements') as Bo | undefined) ?? editor.create('bpmn:ExtensionElements', { values: [] });
  const input = inputs(bo).find(it => it.get('name') === name);
  if (input && value !== '') {
    editor.setInside(element, input, { value });
    return;
  }
  const values = ((extension.get('values') as Bo[] | undefined) ?? []).filter(it => it !== input);
  const added = value === '' ? values : [...values, editor.create('s:Input', { name, value })];
  if (bo.get('extensionElements')) {
    editor.setInside(element, extension, { values: added });
  } else {
    const created = editor.create('bpmn:ExtensionElements', { values: added });
    editor.setInside(element, bo, { extensionElements: created });
  }
}
