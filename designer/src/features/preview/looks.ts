import type { TextKey } from '../../core/texts';

/** How a page is looked at: the width of the viewport that it believes in, and how much larger it is drawn. */
export interface Look {
  readonly id: 'desktop' | 'phone' | 'zoom' | 'dark';
  readonly title: TextKey;
  readonly width: number | undefined;
  readonly dark: boolean;
  readonly zoomed: boolean;
}

export const LOOKS: readonly Look[] = [
  { id: 'desktop', title: 'preview.look.desktop', width: undefined, dark: false, zoomed: false },
  { id: 'phone', title: 'preview.look.phone', width: 390, dark: false, zoomed: false },
  { id: 'zoom', title: 'preview.look.zoom', width: 320, dark: false, zoomed: true },
  { id: 'dark', title: 'preview.look.dark', width: undefined, dark: true, zoomed: false },
];

/** The names of the examples that a service has. */
export function examplesOf(paths: Iterable<string>): readonly string[] {
  return [...paths].flatMap(it => /^examples\/([^/]+)\/answers\.json$/.exec(it)?.[1] ?? []).sort();
}

/** The day on which an example happens, if it says so. */
export function dayOf(expected: string | undefined): string | undefined {
  return /^today:\s*["']?(\d{4}-\d{2}-\d{2})/m.exec(expected ?? '')?.[1];
}

/** Where a frame goes on after a change: on the same page, with what was filled in as long as an address can carry it. */
export function resumed(url: string, page: string | null, answers: string | undefined): string {
  const address = new URL(url, 'http://preview.invalid');
  if (page !== null) {
    address.searchParams.set('page', page);
  }
  const carried = answers === undefined ? '' : base64(answers);
  if (carried !== '' && carried.length < 4_000) {
    address.searchParams.set('answers', carried);
    address.searchParams.delete('example');
  }
  return address.pathname + address.search;
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
