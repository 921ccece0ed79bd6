import { useEffect, useRef, useState } from 'preact/hooks';
import type { Service, ServiceStore } from './service';

/** What is chosen of the store; the view is drawn again only when that changes. */
export function useStore<T>(store: ServiceStore, choose: (store: ServiceStore) => T): T {
  const [, draw] = useState(0);
  const chosen = choose(store);
  const last = useRef({ chosen, choose });
  last.current = { chosen, choose };
  useEffect(
    () =>
      store.subscribe(() => {
        if (!Object.is(last.current.choose(store), last.current.chosen)) {
          draw(it => it + 1);
        }
      }),
    [store],
  );
  return chosen;
}

/** What is chosen of the service. */
export function useService<T>(store: ServiceStore, choose: (service: Service) => T): T {
  return useStore(store, it => choose(it.service));
}
