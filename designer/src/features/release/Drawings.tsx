import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../core/texts';
import type { Drawing } from './drawing';
import { marked, type Comparison } from './releases';

/** Both processes, what is gone marked in the one and what is new in the other; the list above says the same in words. */
export function Drawings({ comparison }: { comparison: Comparison }): JSX.Element {
  return (
    <div class="release-drawings">
      <p class="release-legend" aria-hidden="true">
        <span class="release-legend__added">{t('release.mark.added')}</span>
        <span class="release-legend__changed">{t('release.mark.changed')}</span>
        <span class="release-legend__removed">{t('release.mark.removed')}</span>
      </p>
      <Side comparison={comparison} side="before" />
      <Side comparison={comparison} side="after" />
    </div>
  );
}

function Side({ comparison, side }: { comparison: Comparison; side: 'before' | 'after' }): JSX.Element | null {
  const canvas = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  const xml = comparison.drawings?.[side];
  const other = comparison.drawings?.[side === 'before' ? 'after' : 'before'];
  useEffect(() => {
    let drawing: Drawing | undefined;
    let wanted = true;
    setFailed(false);
    void (async () => {
      if (xml && canvas.current) {
        const { draw, idsIn } = await import('./drawing');
        const drawn = await draw(canvas.current, xml, ids => marked(comparison.changes, side, ids, idsIn(other ?? '')));
        drawing = drawn;
        if (!wanted) {
          drawn.close();
        }
      }
    })().catch(() => wanted && setFailed(true));
    return () => {
      wanted = false;
      drawing?.close();
    };
  }, [comparison, xml, other, side]);
  return (
    <figure class="release-drawing">
      <figcaption>{side === 'before' ? t('release.before') : t('release.after')}</figcaption>
      {xml && !failed ? <div class="release-drawing__canvas" ref={canvas} /> : <p class="release-muted">{failed ? t('release.drawing.failed') : t('release.drawing.none')}</p>}
    </figure>
  );
}
