import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../core/findings';
import { useStore } from '../core/hooks';
import type { Command, Service, ServiceStore } from '../core/service';
import { t } from '../core/texts';

interface Props {
  readonly store: ServiceStore;
  show(finding: Finding): void;
  close(): void;
}

/** All there is to find, errors first, each with the way to its place. */
export function FindingsPanel({ store, show, close }: Props): JSX.Element {
  const findings = useStore(store, it => it.findings);
  const checking = useStore(store, it => it.checking);
  const heading = useRef<HTMLHeadingElement>(null);
  const fix = useFixes();
  const readOnly = useStore(store, it => it.saving === 'locked');
  const [done, setDone] = useState('');
  useEffect(() => heading.current?.focus(), []);
  const mend = (command: Command) => {
    store.run(command);
    setDone(t('fix.done', { what: command.label }));
    heading.current?.focus();
  };
  return (
    <aside
      class="designer-findings"
      id="designer-findings"
      aria-labelledby="designer-findings-title"
      onKeyDown={event => event.key === 'Escape' && close()}
    >
      <div class="designer-findings__head">
        <h2 id="designer-findings-title" tabIndex={-1} ref={heading}>
          {t('core.findings')}
        </h2>
        <span class="designer-findings__state" role="status">
          {checking ? t('core.findings.checking') : done}
        </span>
        <button type="button" class="designer-tool" aria-label={t('core.findings.close')} onClick={close}>
          <span class="kern-icon kern-icon--close" aria-hidden="true" />
        </button>
      </div>
      {findings.length === 0 ? (
        <p class="designer-findings__none">{checking ? '' : t('core.findings.none')}</p>
      ) : (
        <ul class="designer-findings__list">
          {findings.map((it, index) => {
            const command = readOnly ? undefined : fix?.(store.service, it);
            return (
              <li key={index} class={`designer-finding designer-finding--${it.severity}`}>
                <span class="designer-finding__severity">{t(`core.severity.${it.severity}`)}</span>
                <p>{it.message}</p>
                <div class="designer-finding__place">
                  <code>{[it.file, it.at].filter(Boolean).join(' ')}</code>
                  {it.file && (
                    <button type="button" class="designer-link" aria-label={`${t('core.findings.take')}: ${it.message}`} onClick={() => show(it)}>
                      {t('core.findings.take')}
                    </button>
                  )}
                  {command && (
                    <button type="button" class="designer-link" aria-label={`${t('fix.do', { what: command.label })}: ${it.message}`} onClick={() => mend(command)}>
                      {command.label}
                    </button>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </aside>
  );
}

type Fixing = (service: Service, finding: Finding) => Command | undefined;

/** What mends findings; it is loaded once somebody looks at them. */
function useFixes(): Fixing | undefined {
  const [fixing, setFixing] = useState<{ readonly fixOf: Fixing } | undefined>();
  useEffect(() => {
    let wanted = true;
    void import('../fixes').then(it => wanted && setFixing({ fixOf: it.fixOf }));
    return () => {
      wanted = false;
    };
  }, []);
  return fixing?.fixOf;
}
