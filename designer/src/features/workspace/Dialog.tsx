import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../../core/texts';

interface Props {
  readonly title: string;
  /** The word on the button that does it. */
  readonly act: string;
  readonly disabled?: boolean;
  readonly problem?: string | undefined;
  /** Nothing is asked: there is but one way on. */
  readonly told?: boolean;
  readonly children: ComponentChildren;
  done(): void;
  close(): void;
}

/** A question that must be answered or left before going on; the keyboard stays within, and goes back afterwards. */
export function Dialog({ title, act, disabled, problem, told, children, done, close }: Props): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const opener = document.activeElement;
    dialog.current?.showModal();
    return () => (opener instanceof HTMLElement ? opener.focus() : undefined);
  }, []);
  return (
    <dialog ref={dialog} class="workspace-dialog" aria-labelledby={id} onClose={close}>
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!disabled) {
            done();
          }
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        {problem && (
          <p class="field__wrong" role="alert">
            {problem}
          </p>
        )}
        <div class="workspace-dialog__ways">
          <button type="submit" class="kern-btn kern-btn--primary" disabled={disabled}>
            <span class="kern-label">{act}</span>
          </button>
          {!told && (
            <button type="button" class="kern-btn kern-btn--secondary" onClick={close}>
              <span class="kern-label">{t('workspace.cancel')}</span>
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
