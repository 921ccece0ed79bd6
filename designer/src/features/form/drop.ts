import { useMemo, useRef } from 'preact/hooks';
import type { Actions } from './actions';
import type { Catalogue } from './catalogue';
import type { Spot } from './draft';
import type { Form } from './form';
import { NEW } from './Palette';

const MOVED = 'application/x-schalter-item';

interface Aim {
  readonly spot: Spot;
  readonly element: HTMLElement;
  readonly side: 'before' | 'after' | 'inside';
}

/** Lets things be dragged onto the canvas and about on it. The line that shows where is drawn past the view: it moves often. */
export function useDrop(catalogue: Catalogue, form: Form, actions: Actions) {
  const now = useRef({ catalogue, form, actions });
  now.current = { catalogue, form, actions };
  return useMemo(() => {
    let shown: HTMLElement | undefined;
    const show = (aim: Aim | undefined) => {
      shown?.removeAttribute('data-drop');
      shown = aim?.element;
      shown?.setAttribute('data-drop', aim?.side ?? '');
    };
    return {
      onDragStart: (event: DragEvent) => {
        const key = (event.target as Element).closest<HTMLElement>('[data-key]')?.dataset['key'];
        if (key && event.dataTransfer) {
          event.dataTransfer.setData(MOVED, key);
          event.dataTransfer.effectAllowed = 'move';
          event.stopPropagation();
        }
      },
      onDragOver: (event: DragEvent) => {
        const types = event.dataTransfer?.types ?? [];
        if (types.includes(MOVED) || types.includes(NEW)) {
          event.preventDefault();
          show(aimOf(event));
        }
      },
      onDragLeave: (event: DragEvent) => {
        if (event.target === event.currentTarget) {
          show(undefined);
        }
      },
      onDragEnd: () => show(undefined),
      onDrop: (event: DragEvent) => {
        const aim = aimOf(event);
        show(undefined);
        if (aim && event.dataTransfer) {
          event.preventDefault();
          put(now.current, event.dataTransfer, aim.spot);
        }
      },
    };
  }, []);
}

function put({ catalogue, actions }: { catalogue: Catalogue; actions: Actions }, data: DataTransfer, spot: Spot): void {
  const moved = data.getData(MOVED);
  const added = data.getData(NEW);
  const field = catalogue.fields.find(it => 'field:' + it.id === added);
  const block = catalogue.blocks.find(it => 'block:' + it.id === added);
  if (moved) {
    actions.move(moved, spot);
  } else if (field) {
    actions.add(field, spot);
  } else if (block) {
    actions.addBlock(block, spot);
  }
}

/** The upper half of a card is before it, the lower one behind it; what is empty is filled. */
function aimOf(event: DragEvent): Aim | undefined {
  const target = event.target as Element;
  const list = target.closest<HTMLElement>('.form-items') ?? target.closest('.form-sheet')?.querySelector<HTMLElement>('.form-items');
  const item = target.closest<HTMLElement>('[data-key]');
  const page = list?.dataset['page'];
  if (!list || page === undefined) {
    return undefined;
  }
  const parent = list.dataset['parent'];
  if (!item || item.parentElement !== list) {
    return { spot: { page, parent, before: undefined }, element: list, side: 'inside' };
  }
  const card = item.querySelector('.form-card') as HTMLElement;
  const box = card.getBoundingClientRect();
  const inner = item.querySelector<HTMLElement>(':scope > .form-items');
  const key = item.dataset['key'];
  if (event.clientY < box.top + box.height / 2) {
    return { spot: { page, parent, before: key }, element: item, side: 'before' };
  }
  if (inner) {
    const first = inner.querySelector<HTMLElement>(':scope > [data-key]')?.dataset['key'];
    return { spot: { page, parent: key, before: first }, element: inner, side: 'inside' };
  }
  return { spot: { page, parent, before: item.dataset['next'] }, element: item, side: 'after' };
}
