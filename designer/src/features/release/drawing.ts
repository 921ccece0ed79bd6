import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { schalter } from '../process/moddle';
import { isDrawn } from '../process/profile';

type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any

/** A process that is looked at, not edited. */
export interface Drawing {
  close(): void;
}

/** The ids that a file gives to anything. */
export function idsIn(xml: string): ReadonlySet<string> {
  return new Set([...xml.matchAll(/\sid="([^"]+)"/g)].map(it => it[1] ?? ''));
}

/** Draws a process with marks on what the comparison speaks of. */
export async function draw(container: HTMLElement, xml: string, marks: (ids: ReadonlySet<string>) => ReadonlyMap<string, string>): Promise<Drawing> {
  const viewer: Any = new NavigatedViewer({
    container,
    moddleExtensions: { s: schalter },
    bpmnRenderer: {
      defaultFillColor: 'var(--kern-color-layout-background-default)',
      defaultStrokeColor: 'var(--kern-color-layout-text-default)',
      defaultLabelColor: 'var(--kern-color-layout-text-default)',
    },
  } as Any);
  try {
    await viewer.importXML(isDrawn(xml) ? xml : await (await import('../process/layout')).laidOut(xml));
  } catch (e) {
    viewer.destroy();
    throw e;
  }
  const canvas = viewer.get('canvas');
  for (const [id, what] of marks(idsIn(xml))) {
    if (viewer.get('elementRegistry').get(id)) {
      canvas.addMarker(id, `release-${what}`);
    }
  }
  canvas.zoom('fit-viewport', 'auto');
  return { close: () => viewer.destroy() };
}
