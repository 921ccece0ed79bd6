import Modeler from 'bpmn-js/lib/Modeler';
import { schalter } from './moddle';
import { attach, attributes, eventOf, profileModule, type Bo, type Shape } from './modules';
import { isDrawn, isNode, kind, smallest, type KindId } from './profile';

type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of the canvas the palette covers, and what is left free around the process. */
const PALETTE = 120;
const EDGE = 24;

/** What the editor tells. */
export interface Listener {
  /** The author has changed something: the file as it is now, and what was done; typing in one field is one deed. */
  changed(xml: string, deed: string): void;
  /** Something was chosen, or looks different now. */
  drawn(): void;
}

/** One process on a canvas. Its file is written anew only when the author has changed something. */
export class ProcessEditor {
  private readonly modeler: Any;
  private opening = false;
  private writing: Promise<void> = Promise.resolve();
  private pending = false;
  private next: string | undefined;
  /** What is being typed into; everything else is a deed of its own. */
  private typing: string | undefined;
  private deeds = 0;

  constructor(
    container: HTMLElement,
    private readonly listener: Listener,
  ) {
    this.modeler = new Modeler({
      container,
      moddleExtensions: { s: schalter },
      bpmnRenderer: {
        defaultFillColor: 'var(--kern-color-layout-background-default)',
        defaultStrokeColor: 'var(--kern-color-layout-text-default)',
        defaultLabelColor: 'var(--kern-color-layout-text-default)',
      },
      additionalModules: [profileModule()],
    } as Any);
    this.modeler.on('commandStack.changed', () => this.write());
    this.modeler.on('selection.changed', () => listener.drawn());
  }

  /** Draws a file; what is not drawn in it yet is laid out. The view stays where it is when the same process comes again. */
  async open(xml: string | undefined, key: string): Promise<readonly string[]> {
    const chosen = this.next ?? this.selected()?.id;
    this.next = undefined;
    const before = this.elements().length > 0 ? this.service('canvas').viewbox() : undefined;
    this.opening = true;
    try {
      const file = await drawn(xml ?? smallest(key));
      const { warnings } = await this.modeler.importXML(file.xml);
      const canvas = this.service('canvas');
      if (before) {
        canvas.viewbox(before);
      } else {
        this.fit();
      }
      if (chosen) {
        this.select(chosen);
      }
      return [...file.lost, ...(warnings as { message: string }[]).map(it => it.message)];
    } finally {
      this.opening = false;
      this.listener.drawn();
    }
  }

  /** The whole process in view, but never larger than it is drawn. */
  fit(): void {
    const canvas = this.service('canvas');
    const { inner, outer } = canvas.viewbox() as { inner: Box; outer: Box };
    const scale = Math.min(1, (outer.width - PALETTE - 2 * EDGE) / inner.width, (outer.height - 2 * EDGE) / inner.height);
    const [width, height] = [outer.width / scale, outer.height / scale];
    const right = (outer.width - PALETTE) / scale;
    canvas.viewbox({
      x: inner.x - PALETTE / scale - (right - inner.width) / 2,
      y: inner.y - (height - inner.height) / 2,
      width,
      height,
    });
  }

  zoom(by: number): void {
    const canvas = this.service('canvas');
    canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * by)), 'auto');
  }

  close(): void {
    this.modeler.destroy();
  }

  /** Resolves when what was changed has been told. */
  settled(): Promise<void> {
    return this.writing;
  }

  /** Everything that has an id of its own, nodes and flows, in the order in which one reads. */
  elements(): readonly Shape[] {
    const all = (this.service('elementRegistry').getAll() as Shape[]).filter(it => !it.labelTarget && (isNode(it.type) || it.type === 'bpmn:SequenceFlow'));
    const nodes = all.filter(it => it.type !== 'bpmn:SequenceFlow').sort((a, b) => a.x - b.x || a.y - b.y);
    const starts = nodes.filter(it => it.type === 'bpmn:StartEvent');
    const seen = new Set<Shape>();
    const open = [...starts];
    for (let next = open.shift(); next; next = open.shift()) {
      if (!seen.has(next)) {
        seen.add(next);
        open.unshift(...next.outgoing.flatMap(it => (it.target && it.type === 'bpmn:SequenceFlow' ? [it.target] : [])), ...(next.attachers ?? []));
      }
    }
    const ordered = [...seen, ...nodes.filter(it => !seen.has(it))];
    return ordered.flatMap(it => [it, ...it.outgoing.filter(flow => flow.type === 'bpmn:SequenceFlow')]);
  }

  element(id: string): Shape | undefined {
    return this.service('elementRegistry').get(id) as Shape | undefined;
  }

  /** The one element that is chosen. */
  selected(): Shape | undefined {
    const chosen = (this.service('selection').get() as Shape[]).map(it => it.labelTarget ?? it);
    return chosen.length === 1 ? chosen[0] : undefined;
  }

  /** What is to be chosen when the file is drawn anew. */
  selectNext(id: string): void {
    this.next = id;
  }

  select(id: string): void {
    const element = this.element(id);
    if (element) {
      this.service('selection').select(element);
      this.service('canvas').scrollToElement(element, 60);
    }
  }

  rename(element: Shape, name: string): void {
    this.set(element, { name });
  }

  /** Changes attributes; undefined or an empty text removes one. */
  set(element: Shape, values: Readonly<Record<string, string | undefined>>): void {
    const real = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? undefined : value]));
    this.typing = `${element.id} ${Object.keys(values).join()}`;
    this.service('modeling').updateProperties(element, real);
  }

  /** Changes attributes of something inside an element, such as a timer. */
  setInside(element: Shape, inside: Bo, values: Readonly<Record<string, unknown>>): void {
    this.typing = `${element.id} ${inside.id ?? inside.$type} ${Object.keys(values).join()}`;
    this.service('modeling').updateModdleProperties(element, inside, values);
  }

  create(type: string, values: Readonly<Record<string, unknown>> = {}): Bo {
    return this.service('bpmnFactory').create(type, values) as Bo;
  }

  /** Adds an element behind another, joined to it. */
  append(to: Shape, id: KindId): Shape {
    const shape = this.service('elementFactory').createShape(attributes(kind(id)));
    const made = this.service('autoPlace').append(to, shape) as Shape;
    if (id === 'sub-process') {
      const start = this.service('elementFactory').createShape({ type: 'bpmn:StartEvent' });
      this.service('modeling').createShape(start, { x: made.x + 50, y: made.y + made.height / 2 }, made);
    }
    this.select(made.id);
    return made;
  }

  attach(on: Shape, event: string): void {
    this.select(attach(this.service('modeling'), this.service('elementFactory'), on, event).id);
  }

  /** Whether a flow may lead from one to the other. */
  canConnect(from: Shape, to: Shape): boolean {
    const allowed: unknown = this.service('rules').allowed('connection.create', { source: from, target: to });
    return typeof allowed === 'object' && allowed !== null && (allowed as { type?: string }).type === 'bpmn:SequenceFlow';
  }

  connect(from: Shape, to: Shape): void {
    const flow = this.service('modeling').connect(from, to, { type: 'bpmn:SequenceFlow' }) as Shape;
    this.select(flow.id);
  }

  remove(element: Shape): void {
    this.service('modeling').removeElements([element]);
  }

  /** Moves an element by steps of its grid. */
  move(element: Shape, x: number, y: number): void {
    this.service('modeling').moveElements([element], { x: x * 20, y: y * 20 });
  }

  replace(element: Shape, id: KindId): void {
    this.service('bpmnReplace').replaceElement(element, attributes(kind(id)));
  }

  /** Draws marks beside elements; those of before are taken away. */
  mark(marks: readonly { readonly id: string; readonly severity: string; readonly node: HTMLElement }[]): void {
    const overlays = this.service('overlays');
    overlays.remove({ type: 'finding' });
    for (const it of marks) {
      const element = this.element(it.id);
      if (element) {
        const position = element.waypoints ? middle(element) : { top: -14, right: 14 };
        overlays.add(it.id, 'finding', { position, html: it.node });
      }
    }
  }

  /** Shows a way through the process up to one of its steps; undefined shows none. */
  trace(way: { readonly nodes: readonly string[]; readonly flows: readonly string[] } | undefined, step: number): void {
    const canvas = this.service('canvas');
    for (const it of this.elements()) {
      ['process-passed', 'process-now'].forEach(name => canvas.removeMarker(it.id, name));
    }
    const passed = new Set(way?.nodes.slice(0, step + 1) ?? []);
    for (const it of this.elements()) {
      const flow = it.waypoints && way?.flows.includes(it.id) && passed.has(it.source?.id ?? '') && passed.has(it.target?.id ?? '');
      if (flow || passed.has(it.id)) {
        canvas.addMarker(it.id, way?.nodes[step] === it.id ? 'process-now' : 'process-passed');
      }
    }
    const now = way?.nodes[step];
    const element = now === undefined ? undefined : this.element(now);
    if (element) {
      canvas.scrollToElement(element, 60);
    }
  }

  /** The process itself, and what the file says beside it: messages and errors. */
  definitions(): Bo {
    return this.modeler.getDefinitions() as Bo;
  }

  event(element: Shape): string | undefined {
    return eventOf(element.businessObject);
  }

  focus(): void {
    this.service('canvas').focus();
  }

  private service(name: string): Any {
    return this.modeler.get(name);
  }

  private write(): void {
    if (this.opening || this.pending) {
      return;
    }
    this.pending = true;
    const deed = this.typing ?? `deed ${++this.deeds}`;
    this.typing = undefined;
    this.writing = Promise.resolve().then(async () => {
      this.pending = false;
      const { xml } = await this.modeler.saveXML({ format: true });
      this.listener.changed(xml as string, deed);
      this.listener.drawn();
    });
  }
}

function middle(connection: Shape): { top: number; left: number } {
  const points = connection.waypoints ?? [];
  const xs = points.map(it => it.x);
  const ys = points.map(it => it.y);
  const [a, b] = [points[Math.floor((points.length - 1) / 2)], points[Math.floor((points.length - 1) / 2) + 1] ?? points[0]];
  return { left: ((a?.x ?? 0) + (b?.x ?? 0)) / 2 - Math.min(...xs) - 12, top: ((a?.y ?? 0) + (b?.y ?? 0)) / 2 - Math.min(...ys) - 24 };
}

/** The file with a drawing, and what gets lost where it has to be drawn first. */
async function drawn(xml: string): Promise<{ readonly xml: string; readonly lost: readonly string[] }> {
  if (isDrawn(xml)) {
    return { xml, lost: [] };
  }
  const { laidOut, lostIn } = await import('./layout');
  return { xml: await laidOut(xml), lost: await lostIn(xml) };
}
