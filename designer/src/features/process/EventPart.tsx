import type { JSX } from 'preact';
import { t, type TextKey } from '../../core/texts';
import { CheckField, ChoiceField, TextField } from '../../parts/Fields';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import { DurationField } from './DurationField';
import type { Bo, Shape } from './modules';
import { FILE, type PartProps } from './Panel';
import { MESSAGES } from './profile';
import type { ProcessEditor } from './editor';

/** What an event waits for, or tells. */
export function EventPart(props: PartProps): JSX.Element | null {
  const event = props.editor.event(props.element);
  const definition = props.element.businessObject.eventDefinitions?.[0];
  if (!definition) {
    return null;
  }
  return (
    <>
      {event === 'Timer' && <TimerPart {...props} definition={definition} />}
      {event === 'Message' && <MessagePart {...props} definition={definition} />}
      {event === 'Error' && <ErrorPart {...props} definition={definition} />}
      {event === 'Timer' && props.element.type === 'bpmn:BoundaryEvent' && (
        <CheckField
          label={t('process.timer.interrupting')}
          value={props.element.businessObject.get('cancelActivity') !== false}
          onChange={yes => props.editor.setInside(props.element, props.element.businessObject, { cancelActivity: yes })}
        />
      )}
    </>
  );
}

type EventProps = PartProps & { readonly definition: Bo };

function TimerPart({ editor, element, store, engine, definition }: EventProps): JSX.Element {
  const names = useNames(store, engine, FILE, element.host?.id ?? element.id);
  const after = definition.get('timeDuration') as Bo | undefined;
  const at = definition.get('timeDate') as Bo | undefined;
  const way = at ? 'timeDate' : 'timeDuration';
  const value = String((at ?? after)?.get('body') ?? '');
  const change = (text: string) => setTimer(editor, element, definition, way, text);
  return (
    <>
      <ChoiceField
        label={t('process.timer')}
        value={way}
        options={[
          { value: 'timeDuration', label: t('process.timer.after') },
          { value: 'timeDate', label: t('process.timer.at') },
        ]}
        onChange={to => setTimer(editor, element, definition, to as 'timeDate', to === 'timeDate' ? '= today()' : 'P14D')}
      />
      {way === 'timeDuration' ? (
        <DurationField label={t('process.timer.duration')} value={value} names={names} onChange={change} />
      ) : (
        <FeelField label={t('process.timer.date')} hint={t('process.timer.date.hint')} value={value} names={names} onChange={change} />
      )}
    </>
  );
}

function setTimer(editor: ProcessEditor, element: Shape, definition: Bo, way: 'timeDuration' | 'timeDate', text: string): void {
  const expression = definition.get(way) as Bo | undefined;
  if (expression) {
    editor.setInside(element, expression, { body: text });
  } else {
    editor.setInside(element, definition, {
      timeDuration: undefined,
      timeDate: undefined,
      [way]: editor.create('bpmn:FormalExpression', { body: text }),
    });
  }
}

function MessagePart({ editor, element, definition }: EventProps): JSX.Element {
  const message = definition.get('messageRef') as Bo | undefined;
  return (
    <ChoiceField
      label={t('process.message')}
      value={message?.name ?? ''}
      options={[{ value: '', label: t('process.none') }, ...MESSAGES.map(it => ({ value: it, label: t(`process.message.${it}` as TextKey) }))]}
      onChange={name => editor.setInside(element, definition, { messageRef: root(editor, element, 'bpmn:Message', name, { name }) })}
    />
  );
}

function ErrorPart({ editor, element, definition }: EventProps): JSX.Element {
  const error = definition.get('errorRef') as Bo | undefined;
  const code = String(error?.get('errorCode') ?? error?.name ?? '');
  return (
    <TextField
      label={t('process.error')}
      hint={t('process.error.hint')}
      value={code}
      list={['payment-refused']}
      onChange={value =>
        error && value !== ''
          ? editor.setInside(element, error, { errorCode: value, name: value })
          : editor.setInside(element, definition, { errorRef: root(editor, element, 'bpmn:Error', value, { name: value, errorCode: value }) })
      }
    />
  );
}

/** A message or error of that name beside the process; made if there is none. */
function root(editor: ProcessEditor, element: Shape, type: string, name: string, values: Record<string, unknown>): Bo | undefined {
  if (name === '') {
    return undefined;
  }
  const definitions = editor.definitions();
  const all = definitions.get('rootElements') as Bo[];
  const found = all.find(it => it.$type === type && it.name === name);
  if (found) {
    return found;
  }
  const made = editor.create(type, values);
  editor.setInside(element, definitions, { rootElements: [...all, made] });
  return made;
}
