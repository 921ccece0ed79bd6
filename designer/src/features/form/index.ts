import type { Feature } from '../../core/feature';
import { t } from '../../core/texts';
import { filesOf, formsOf } from './form';

/** What is asked: the application's form, and those that clerks fill in at their tasks. */
export const form: Feature = {
  id: 'form',
  title: 'form.title',
  appliesTo: path => filesOf(path) !== undefined,
  places: service => {
    const forms = formsOf(service);
    const places = forms.map(it => ({
      title: it.task === undefined ? t('form.application') : t('form.task', { task: it.task }),
      place: { feature: 'form', file: it.schema },
    }));
    return places.length > 1 ? places : [];
  },
  load: () => import('./FormView'),
};
