import type { Feature } from '../../core/feature';

/** Who does what next: the process, drawn. */
export const process: Feature = {
  id: 'process',
  title: 'process.title',
  appliesTo: path => path === 'process.bpmn',
  load: () => import('./ProcessView'),
};
