import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Service } from '../../core/service';
import { t } from '../../core/texts';
import { TextField } from '../../parts/Fields';
import { askedOf, suffices, type Identity } from './pretended';

interface Props {
  readonly service: Service;
  readonly minimum: string;
  readonly identity: Identity;
  change(identity: Identity): void;
}

/** What the sign-in tells of the pretended person; it counts once it is no longer typed in. */
export function IdentityPanel({ service, minimum, identity, change }: Props): JSX.Element {
  const asked = askedOf(service);
  const [told, setTold] = useState(identity.told);
  useEffect(() => setTold(identity.told), [identity]);
  const names = [...new Set([...asked.keys(), ...Object.keys(told)])];
  const done = () => JSON.stringify(told) !== JSON.stringify(identity.told) && change({ ...identity, told });
  return (
    <div class="preview__person">
      {!suffices(identity.level, minimum) && <p class="preview__hint">{t('preview.person.refused', { level: t(`preview.level.${minimum as 'none'}`) })}</p>}
      {identity.level !== 'none' && (
        <details>
          <summary>{t('preview.person')}</summary>
          <p class="preview__hint">{names.length === 0 ? t('preview.person.nothing') : t('preview.person.hint')}</p>
          <form
            class="preview__told"
            onFocusOut={done}
            onSubmit={event => {
              event.preventDefault();
              done();
            }}
          >
            {names.map(it => (
              <TextField key={it} label={asked.get(it) ?? it} value={told[it] ?? ''} onChange={text => setTold({ ...told, [it]: text })} />
            ))}
            <button type="submit" hidden />
          </form>
        </details>
      )}
    </div>
  );
}
