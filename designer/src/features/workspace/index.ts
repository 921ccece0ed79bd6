import type { Home } from '../../core/feature';

/** The editors' desk: all services, and how a new one begins. */
export const workspace: Home = { load: () => import('./HomeView') };
