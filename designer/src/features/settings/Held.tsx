import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { TextField } from '../../parts/Fields';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | undefined;
  readonly list?: readonly string[];
  readonly lang?: string;
  readonly long?: boolean;
  /** Why it can't be taken. */
  problem?(text: string): string | undefined;
  change(text: string): void;
}

/** A line of text; what can't be taken stays as it is typed, with the reason, until it can be. */
export function Held({ problem, change, value, wrong, ...rest }: Props): JSX.Element {
  const [typed, setTyped] = useState<string | undefined>();
  useEffect(() => setTyped(undefined), [value]);
  const held = typed === undefined ? undefined : problem?.(typed);
  return (
    <TextField
      {...rest}
      value={typed ?? value}
      wrong={held ?? wrong}
      onChange={text => {
        if (problem?.(text)) {
          setTyped(text);
        } else {
          setTyped(undefined);
          change(text);
        }
      }}
    />
  );
}
