import type { Feature } from '../../core/feature';

/** The service's tests: what they show, what they leave out, and which are missing. */
export const tests: Feature = {
  id: 'tests',
  title: 'tests.title',
  appliesTo: path => path.startsWith('examples/'),
  load: () => import('./TestsView'),
};
