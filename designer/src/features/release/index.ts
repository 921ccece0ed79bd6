import type { Feature } from '../../core/feature';

/** What would change for whom, and making it so: now, later, by two, and back again. */
export const release: Feature = {
  id: 'release',
  title: 'release.title',
  load: () => import('./ReleaseView'),
};
