import type { JSX } from 'preact';
import { t } from '../../core/texts';
import type { Actions } from './actions';

interface Props {
  readonly id: string;
  readonly kind: 'field' | 'group' | 'list' | 'text' | 'box' | 'beyond';
  readonly type: string;
  readonly title: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly when?: string | undefined;
  readonly shared?: string | undefined;
  readonly faults: number;
  readonly selected: boolean;
  /** Whether Tab leads to it; from there the arrows lead on. */
  readonly reached: boolean;
  readonly actions: Actions;
}

/** One thing on a page: what is asked, and what one should know of it at a glance. */
export function Card(props: Props): JSX.Element {
  const { id, kind, type, title, hint, required, when, shared, faults, selected, reached, actions } = props;
  return (
    <div class={`form-card form-card--${kind}`} data-selected={selected || undefined} draggable={kind !== 'beyond'}>
      <button type="button" class="form-card__main" data-item={id} aria-pressed={selected} tabIndex={reached ? 0 : -1} onClick={() => actions.select(id)}>
        <span class="form-card__title">
          {title || t('form.untitled')}
          {required === false && kind === 'field' && <span class="form-card__optional"> {t('form.optional')}</span>}
        </span>
        {hint && <span class="form-card__hint">{hint}</span>}
        <span class="form-card__facts">
          <span>{type}</span>
          {shared && <span>{t('form.shared', { name: shared })}</span>}
          {when && <span class="form-card__when">{when}</span>}
          {faults > 0 && <span class="form-card__faults">{t('form.faults', { count: faults })}</span>}
        </span>
      </button>
    </div>
  );
}
