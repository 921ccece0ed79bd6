import type { Place } from '../core/feature';

/** What the address says: a place in a service, or the list of services. */
export type Route = { readonly key: string; readonly place: Place | undefined } | undefined;

const SERVICE = /^\/designer\/services\/([^/]+)(?:\/([a-z-]+))?\/?$/;

export function readRoute(location: Pick<Location, 'pathname' | 'search'>): Route {
  const found = SERVICE.exec(location.pathname);
  if (!found?.[1]) {
    return undefined;
  }
  const query = new URLSearchParams(location.search);
  const file = query.get('file');
  const at = query.get('at');
  const place = found[2] ? { feature: found[2], ...(file ? { file } : {}), ...(at ? { at } : {}) } : undefined;
  return { key: decodeURIComponent(found[1]), place };
}

export function writeRoute(route: Route): string {
  if (!route) {
    return '/designer';
  }
  const query = new URLSearchParams();
  if (route.place?.file) {
    query.set('file', route.place.file);
  }
  if (route.place?.at) {
    query.set('at', route.place.at);
  }
  const feature = route.place ? '/' + route.place.feature : '';
  const search = query.size > 0 ? '?' + query.toString() : '';
  return `/designer/services/${encodeURIComponent(route.key)}${feature}${search}`;
}
