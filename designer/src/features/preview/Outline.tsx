import type { JSX } from 'preact';
import { t } from '../../core/texts';

const SPOKEN = 'h1, h2, h3, h4, legend, label, summary, button, a[href], [role="alert"] li';

/** What somebody hears who does not see the page: its headings, questions and buttons, in their order. */
export function Outline({ frame }: { frame: HTMLIFrameElement | null }): JSX.Element {
  const main = frame?.contentDocument?.querySelector('main');
  const all = main ? [...main.querySelectorAll<HTMLElement>(SPOKEN)].filter(it => it.innerText.trim() !== '' && it.getAttribute('aria-hidden') !== 'true') : [];
  return (
    <aside class="preview__outline" aria-label={t('preview.outline')}>
      <ol>
        {all.map((it, index) => (
          <li key={index}>
            <code>{it.tagName.toLowerCase()}</code> {it.innerText.trim().slice(0, 200)}
          </li>
        ))}
      </ol>
    </aside>
  );
}
