import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../core/texts';
import { CheckField, ChoiceField } from '../../parts/Fields';
import { FeelField } from '../../parts/FeelField';
import { useExamples, useNames, useTried } from '../../parts/names';
import type { Bo } from './modules';
import { FILE, type PartProps } from './Panel';

const BRANCHING = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'];

/** When a flow is taken: its condition, or whether it is the one for all other cases. */
export function FlowPart({ editor, element, store, engine }: PartProps): JSX.Element {
  const source = element.source;
  const names = useNames(store, engine, FILE, source?.id ?? element.id);
  const examples = useExamples(store);
  const [example, setExample] = useState(examples[0] ?? '');
  const condition = element.businessObject.get('conditionExpression') as Bo | undefined;
  const body = String(condition?.get('body') ?? '');
  const standard = source?.businessObject.get('default') === element.businessObject;
  const tried = useTried(store, engine, body.trim() && example ? { expression: body, example, at: source?.id ?? '' } : undefined);
  if (!source || !BRANCHING.includes(source.type)) {
    return <p class="field__hint">{t('process.flow.always')}</p>;
  }
  return (
    <>
      <CheckField
        label={t('process.flow.default')}
        value={standard}
        onChange={yes => {
          if (yes && condition) {
            editor.setInside(element, element.businessObject, { conditionExpression: undefined });
          }
          editor.setInside(source, source.businessObject, { default: yes ? element.businessObject : undefined });
        }}
      />
      {!standard && (
        <FeelField
          label={t('process.flow.condition')}
          hint={t('process.flow.condition.hint')}
          value={body}
          names={names}
          tried={tried}
          error={body.trim() && !body.trimStart().startsWith('=') ? t('process.flow.condition.wrong') : undefined}
          onChange={text => setCondition(editor, element, condition, text)}
        />
      )}
      {!standard && examples.length > 0 && (
        <ChoiceField label={t('process.try')} value={example} options={examples.map(it => ({ value: it, label: it }))} onChange={setExample} />
      )}
    </>
  );
}

function setCondition(editor: PartProps['editor'], element: PartProps['element'], condition: Bo | undefined, text: string): void {
  if (text === '') {
    editor.setInside(element, element.businessObject, { conditionExpression: undefined });
  } else if (condition) {
    editor.setInside(element, condition, { body: text });
  } else {
    const begun = text.trimStart().startsWith('=') ? text : `= ${text}`;
    editor.setInside(element, element.businessObject, { conditionExpression: editor.create('bpmn:FormalExpression', { body: begun }) });
  }
}
