import type { JSX } from 'preact';
import { t } from '../../core/texts';
import { CheckField, TextField } from '../../parts/Fields';
import { FeelField } from '../../parts/FeelField';
import { useNames } from '../../parts/names';
import type { Bo } from './modules';
import { FILE, type PartProps } from './Panel';
import { ID } from './profile';

/** Whether an activity is done once for each entry of a list. */
export function RepetitionPart({ editor, element, store, engine }: PartProps): JSX.Element {
  const loop = element.businessObject.get('loopCharacteristics') as Bo | undefined;
  const names = useNames(store, engine, FILE, element.id).filter(it => it.type === 'list' || it.of === null);
  const value = (name: string) => String(loop?.get(`s:${name}`) ?? '');
  return (
    <>
      <CheckField
        label={t('process.each')}
        value={loop !== undefined}
        onChange={yes =>
          editor.setInside(element, element.businessObject, {
            loopCharacteristics: yes ? editor.create('bpmn:MultiInstanceLoopCharacteristics', { 's:each': '= ', 's:as': 'entry' }) : undefined,
          })
        }
      />
      {loop && (
        <>
          <FeelField label={t('process.each.list')} value={value('each')} names={names} onChange={text => editor.setInside(element, loop, { 's:each': text })} />
          <TextField
            label={t('process.each.as')}
            value={value('as')}
            wrong={ID.test(value('as')) ? undefined : t('process.id.form')}
            onChange={text => editor.setInside(element, loop, { 's:as': text })}
          />
          <CheckField
            label={t('process.each.sequential')}
            value={loop.get('isSequential') === true}
            onChange={yes => editor.setInside(element, loop, { isSequential: yes })}
          />
        </>
      )}
    </>
  );
}
