import type { Feature } from '../../core/feature';

/** Every file of the package as it is, for what no editor is for. */
export const files: Feature = {
  id: 'files',
  title: 'files.title',
  load: () => import('./FilesView'),
};
