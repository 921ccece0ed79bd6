import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../../core/engine';
import type { Place } from '../../core/feature';
import { useStore } from '../../core/hooks';
import { parseProperties, setProperty } from '../../core/properties';
import type { ServiceStore } from '../../core/service';
import { t } from '../../core/texts';
import { ChoiceField, TextField } from '../../parts/Fields';
import { FileFindings } from '../../parts/FileFindings';
import { ActionPart, useActions } from './ActionPart';
import type { ProcessEditor } from './editor';
import { Deeds } from './ElementList';
import { EventPart } from './EventPart';
import { FlowPart } from './FlowPart';
import { kindTitle, titleOf, type Shape } from './modules';
import { idProblem, isActivity, isNode, replaceable, type KindId } from './profile';
import { renameNode } from './rename';
import { RepetitionPart } from './RepetitionPart';
import { TaskPart } from './TaskPart';

export const FILE = 'process.bpmn';

export interface PartProps {
  readonly editor: ProcessEditor;
  readonly element: Shape;
  readonly store: ServiceStore;
  readonly engine: EngineClient;
  go(place: Place): void;
}

/** What belongs to the element that is chosen. */
export function Panel({ editor, store, engine, go }: Omit<PartProps, 'element'>): JSX.Element {
  const element = editor.selected();
  const findings = useStore(store, it => it.findings).filter(it => it.file === FILE && (element ? it.at === element.id : true));
  const locked = useStore(store, it => it.saving === 'locked');
  const actions = useActions(engine);
  const props = element ? { editor, element, store, engine, go } : undefined;
  return (
    <section class="process__panel" aria-label={t('process.panel')}>
      <h2>{element ? titleOf(element) : t('process.title')}</h2>
      <FileFindings findings={findings} />
      {!props && <p class="field__hint">{t('process.choose')}</p>}
      {props && (
        <fieldset class="process__fields" disabled={locked}>
          <legend class="kern-sr-only">{t('process.panel')}</legend>
          <Names {...props} />
          {props.element.type === 'bpmn:UserTask' && <TaskPart {...props} />}
          {props.element.type === 'bpmn:ServiceTask' && <ActionPart {...props} actions={actions} />}
          {props.element.type === 'bpmn:BusinessRuleTask' && <DecisionPart {...props} />}
          {props.element.type === 'bpmn:SequenceFlow' && <FlowPart {...props} />}
          {editor.event(props.element) && <EventPart {...props} />}
          {isActivity(props.element.type) && <RepetitionPart {...props} />}
          {isNode(props.element.type) && <Kind {...props} />}
          <Deeds editor={editor} element={props.element} />
        </fieldset>
      )}
    </section>
  );
}

/** The name, the texts that citizens and clerks read instead, and the id. */
function Names({ editor, element, store }: PartProps): JSX.Element {
  const [id, setId] = useState(element.id);
  useEffect(() => setId(element.id), [element.id]);
  const others = new Set(editor.elements().map(it => it.id).filter(it => it !== element.id));
  const problem = id === element.id ? undefined : idProblem(id, others);
  const texts = useStore(store, it => it.service.files);
  const files = [...texts.keys()].filter(it => /^texts\/[^/]+\.properties$/.test(it)).sort();
  const key = `process.${element.id}`;
  return (
    <>
      <TextField
        label={t('process.name')}
        hint={t('process.name.hint')}
        value={element.businessObject.name ?? ''}
        onChange={name => editor.rename(element, name)}
      />
      {isNode(element.type) &&
        files.map(file => (
          <TextField
            key={file}
            label={t('process.name.in', { language: file.slice(6, -11) })}
            lang={file.slice(6, -11)}
            value={parseProperties(texts.get(file) ?? '').get(key) ?? ''}
            onChange={text =>
              store.run({
                label: t('process.change'),
                place: { feature: 'process', file, at: key },
                changes: service => new Map([[file, setProperty(service.files.get(file) ?? '', key, text === '' ? null : text)]]),
              })
            }
          />
        ))}
      <TextField
        label={t('process.id')}
        hint={t('process.id.hint')}
        value={id}
        wrong={problem ? t(problem) : undefined}
        onChange={setId}
      />
      {id !== element.id && !problem && (
        <button
          type="button"
          class="small-btn"
          onClick={() => {
            editor.selectNext(id);
            store.run({ label: t('process.id.change'), changes: service => renameNode(service, element.id, id) });
          }}
        >
          {t('process.id.change')}
        </button>
      )}
    </>
  );
}

function Kind({ editor, element }: PartProps): JSX.Element | null {
  const kinds = replaceable(element.type, editor.event(element));
  return kinds.length === 0 ? null : (
    <ChoiceField
      label={t('process.kind')}
      value=""
      options={[{ value: '', label: t('process.kind.keep') }, ...kinds.map(it => ({ value: it.id, label: kindTitle(it) }))]}
      onChange={id => id && editor.replace(element, id as KindId)}
    />
  );
}

function DecisionPart({ editor, element, store, go }: PartProps): JSX.Element {
  const decisions = useStore(store, it => [...it.service.files.keys()].filter(path => /^decisions\/[^/]+\.dmn$/.test(path)).sort().join('\n'));
  const value = String(element.businessObject.get('s:decision') ?? '');
  return (
    <>
      <ChoiceField
        label={t('process.decision')}
        hint={t('process.decision.hint', { id: element.id })}
        value={value}
        options={[{ value: '', label: t('process.none') }, ...decisions.split('\n').filter(Boolean).map(it => ({ value: it, label: it }))]}
        onChange={it => editor.set(element, { 's:decision': it })}
      />
      {value && (
        <button type="button" class="designer-link" onClick={() => go({ feature: 'decisions', file: value })}>
          {t('process.decision.open')}
        </button>
      )}
    </>
  );
}
