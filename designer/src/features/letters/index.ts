import type { Feature } from '../../core/feature';

const TEMPLATE = /^(documents|messages)\/([^/]+)\.html$/;

/** Letters and messages: what is written to people. */
export const letters: Feature = {
  id: 'letters',
  title: 'letters.title',
  appliesTo: path => TEMPLATE.test(path),
  places: service =>
    [...service.files.keys()]
      .filter(it => TEMPLATE.test(it))
      .sort()
      .map(file => ({ title: file.replace(TEMPLATE, '$2'), place: { feature: 'letters', file } })),
  load: () => import('./LettersView'),
};
