import type { Feature } from '../../core/feature';

/** All texts of the service, in all its languages. */
export const texts: Feature = {
  id: 'texts',
  title: 'texts.title',
  appliesTo: path => /^texts\/[^/]+\.properties$/.test(path),
  load: () => import('./TextsView'),
};
