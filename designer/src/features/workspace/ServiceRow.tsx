import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { language, t } from '../../core/texts';
import type { Item } from './desk';

/** What can be done with a service from the desk. */
export type Deed = 'copy' | 'folder' | 'archive' | 'unarchive' | 'bin' | 'restore' | 'remove';

interface Props {
  readonly item: Item;
  open(): void;
  act(deed: Deed): void;
}

/** One service: what citizens see of it, what of it is new, what is wrong with it, what of it is in flight. */
export function ServiceRow({ item, open, act }: Props): JSX.Element {
  const copy = item.workingCopy;
  return (
    <tr>
      <th scope="row">
        <button type="button" class="workspace-open" onClick={open}>
          {item.title}
        </button>
        <span class="workspace-key">{item.key}</span>
        {item.folder && <span class="workspace-folder">{item.folder}</span>}
      </th>
      <td data-label={t('workspace.column.live')}>{item.live ? t('workspace.live', { edition: item.live.edition }) : t('workspace.live.not')}</td>
      <td data-label={t('workspace.column.copy')}>
        {copy ? (copy.differsFromLive ? t('workspace.copy.changed', { date: date(copy.changedAt), who: copy.changedBy }) : t('workspace.copy.same')) : '–'}
      </td>
      <td data-label={t('workspace.column.findings')}>{findings(item)}</td>
      <td data-label={t('workspace.column.flight')}>{flight(item)}</td>
      <td class="workspace-deeds">
        <More item={item} act={act} />
      </td>
    </tr>
  );
}

function More({ item, act }: { item: Item; act(deed: Deed): void }): JSX.Element {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) {
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    }
  };
  return (
    <details
      class="workspace-more"
      ref={menu}
      onKeyDown={event => event.key === 'Escape' && close()}
      onFocusOut={event => {
        if (menu.current && event.relatedTarget instanceof Node && !menu.current.contains(event.relatedTarget)) {
          menu.current.open = false;
        }
      }}
    >
      <summary aria-label={t('workspace.more', { title: item.title })}>⋯</summary>
      <div class="workspace-more__list">
        {deeds(item).map(deed => (
          <button
            key={deed}
            type="button"
            onClick={() => {
              close();
              act(deed);
            }}
          >
            {t(`workspace.deed.${deed}`)}
          </button>
        ))}
      </div>
    </details>
  );
}

function deeds(item: Item): readonly Deed[] {
  if (item.deletedAt) {
    return ['restore', 'remove'];
  }
  return ['copy', 'folder', item.archived ? 'unarchive' : 'archive', 'bin'];
}

function findings(item: Item): JSX.Element {
  const count = item.findings;
  if (!count) {
    return <span class="workspace-muted">{t('workspace.findings.unknown')}</span>;
  }
  if (count.errors > 0) {
    return <span class="workspace-mark workspace-mark--error">{t('workspace.findings.errors', { count: count.errors })}</span>;
  }
  const rest = count.warnings + count.hints;
  return rest > 0 ? (
    <span class="workspace-mark workspace-mark--warning">{t('workspace.findings.rest', { count: rest })}</span>
  ) : (
    <span class="workspace-mark workspace-mark--none">{t('workspace.findings.none')}</span>
  );
}

function flight({ inFlight }: Item): string {
  const parts = [
    inFlight.drafts ? t('workspace.flight.drafts', { count: inFlight.drafts }) : '',
    inFlight.cases ? t('workspace.flight.cases', { count: inFlight.cases }) : '',
    inFlight.tasks ? t('workspace.flight.tasks', { count: inFlight.tasks }) : '',
  ].filter(Boolean);
  return parts.join(', ') || '–';
}

function date(at: string): string {
  return new Date(at).toLocaleDateString(language());
}
