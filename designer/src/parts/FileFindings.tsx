import type { JSX } from 'preact';
import type { Finding } from '../core/findings';
import { t } from '../core/texts';

/** What there is to find in the file that is open, beside it rather than in the way. */
export function FileFindings({ findings }: { readonly findings: readonly Finding[] }): JSX.Element | null {
  return findings.length === 0 ? null : (
    <section class="file-findings" aria-label={t('core.findings')} tabIndex={0}>
      {findings.map((it, index) => (
        <p key={index} class={`file-finding file-finding--${it.severity}`}>
          {it.at && <code>{it.at}</code>} {it.message}
        </p>
      ))}
    </section>
  );
}
