import type { Feature } from '../../core/feature';

/** The service's forms as citizens and clerks will get them: the engine's own pages, in a frame. */
export const preview: Feature = {
  id: 'preview',
  title: 'preview.title',
  load: () => import('./PreviewView'),
};
