import type { Feature } from '../../core/feature';

/** In and out: export, import part by part, and the service that this one came from. */
export const sharing: Feature = {
  id: 'sharing',
  title: 'sharing.title',
  load: () => import('./SharingView').then(it => ({ View: it.SharingView })),
};
