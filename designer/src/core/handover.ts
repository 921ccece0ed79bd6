/** A package that was chosen in one view and is looked at in another. */
let waiting: { readonly key: string; readonly zip: Blob } | undefined;

export function handOver(key: string, zip: Blob): void {
  waiting = { key, zip };
}

/** Only once, and only to the service that it is for. */
export function takeOver(key: string): Blob | undefined {
  const found = waiting?.key === key ? waiting.zip : undefined;
  waiting = undefined;
  return found;
}
