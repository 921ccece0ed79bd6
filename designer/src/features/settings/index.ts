import type { Feature } from '../../core/feature';

/** What a service says of itself in `service.yaml`. */
export const settings: Feature = {
  id: 'settings',
  title: 'settings.title',
  appliesTo: path => path === 'service.yaml',
  load: async () => ({ View: (await import('./SettingsView')).SettingsView }),
};
