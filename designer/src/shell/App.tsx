import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { EngineClient } from '../core/engine';
import { home } from '../features';
import { Loaded } from './Loaded';
import { readRoute, writeRoute, type Route } from './route';
import { ServiceShell } from './ServiceShell';

/** The designer: the list of services, or one of them. */
export function App({ engine }: { engine: EngineClient }): JSX.Element {
  const [route, setRoute] = useState<Route>(() => readRoute(location));
  const go = useCallback((next: Route) => {
    const address = writeRoute(next);
    if (address !== location.pathname + location.search) {
      history.pushState(null, '', address);
    }
    setRoute(next);
  }, []);
  useEffect(() => {
    const back = () => setRoute(readRoute(location));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  if (route) {
    return (
      <ServiceShell
        key={route.key}
        serviceKey={route.key}
        place={route.place}
        engine={engine}
        go={place => go({ key: route.key, place })}
        leave={() => go(undefined)}
      />
    );
  }
  return <Loaded id="home" part={home} props={{ engine, open: (key: string, feature?: string) => go({ key, place: feature ? { feature } : undefined }) }} />;
}
