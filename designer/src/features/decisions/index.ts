import type { Feature } from '../../core/feature';

/** Fees and other decisions: tables of rules. */
export const decisions: Feature = {
  id: 'decisions',
  title: 'decisions.title',
  appliesTo: path => /^decisions\/[^/]+\.dmn$/.test(path),
  places: service =>
    [...service.files.keys()]
      .filter(it => /^decisions\/[^/]+\.dmn$/.test(it))
      .sort()
      .map(file => ({ title: file.slice('decisions/'.length, -'.dmn'.length), place: { feature: 'decisions', file } })),
  load: () => import('./DecisionsView'),
};
