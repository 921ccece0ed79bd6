import { t, type TextKey } from '../../core/texts';
import { appendable, EDGES, isActivity, isNode, kind, KINDS, replaceable, type Kind } from './profile';
import { translation } from './translation';

/* What bpmn-js offers to draw, cut down to the profile. Its own types say little; these are what we use of it. */

/** An element of the drawing. */
export interface Shape {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Bo;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly parent?: Shape;
  readonly host?: Shape;
  readonly labelTarget?: Shape;
  readonly source?: Shape;
  readonly target?: Shape;
  readonly incoming: readonly Shape[];
  readonly outgoing: readonly Shape[];
  readonly attachers?: readonly Shape[];
  readonly waypoints?: readonly { x: number; y: number }[];
}

/** What BPMN says of an element. */
export interface Bo {
  readonly $type: string;
  readonly id: string;
  readonly name?: string;
  readonly eventDefinitions?: readonly Bo[];
  get(name: string): unknown;
}

type Any = any; // eslint-disable-line @typescript-eslint/no-explicit-any

export function eventOf(bo: Bo): string | undefined {
  return bo.eventDefinitions?.[0]?.$type.replace('bpmn:', '').replace('EventDefinition', '');
}

/** What the element factory needs to make one of a kind. */
export function attributes(of: Kind): Record<string, unknown> {
  return {
    type: of.type,
    ...(of.event ? { eventDefinitionType: `bpmn:${of.event}EventDefinition` } : {}),
    ...(of.type === 'bpmn:SubProcess' ? { isExpanded: true } : {}),
  };
}

export function kindTitle(of: Kind): string {
  return t(`process.kind.${of.id}` as TextKey);
}

function Palette(this: Any, palette: Any, create: Any, elementFactory: Any, handTool: Any, lassoTool: Any, spaceTool: Any, globalConnect: Any): void {
  palette.registerProvider(this);
  const tool = (id: string, icon: string, click: (event: Event) => void) => ({
    group: 'tools',
    className: icon,
    title: t(`process.tool.${id}` as TextKey),
    action: { click },
  });
  this.getPaletteEntries = () => {
    const entries: Record<string, unknown> = {
      hand: tool('hand', 'bpmn-icon-hand-tool', event => handTool.activateHand(event)),
      lasso: tool('lasso', 'bpmn-icon-lasso-tool', event => lassoTool.activateSelection(event)),
      space: tool('space', 'bpmn-icon-space-tool', event => spaceTool.activateSelection(event)),
      connect: tool('connect', 'bpmn-icon-connection-multi', event => globalConnect.start(event)),
      separator: { group: 'tools', separator: true },
    };
    for (const it of KINDS.filter(each => each.id !== 'annotation' && !each.id.startsWith('end-'))) {
      const start = (event: Event) => create.start(event, made(elementFactory, it));
      entries[it.id] = { group: it.group, className: it.icon, title: kindTitle(it), action: { dragstart: start, click: start } };
    }
    return entries;
  };
}
Palette.$inject = ['palette', 'create', 'elementFactory', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect'];

/** A shape; a sub-process comes with its start. */
function made(elementFactory: Any, of: Kind): unknown {
  const shape = elementFactory.createShape(attributes(of));
  return of.id === 'sub-process'
    ? [shape, elementFactory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: shape })]
    : shape;
}

function ContextPad(this: Any, contextPad: Any, connect: Any, create: Any, elementFactory: Any, autoPlace: Any, modeling: Any, popupMenu: Any, canvas: Any): void {
  contextPad.registerProvider(this);
  this.getMultiElementContextPadEntries = () => ({
    delete: {
      group: 'edit',
      className: 'bpmn-icon-trash',
      title: t('process.delete'),
      action: { click: (_: Event, elements: Shape[]) => modeling.removeElements([...elements]) },
    },
  });
  this.getContextPadEntries = (element: Shape) => {
    if (element.type === 'label' || element.labelTarget) {
      return {};
    }
    const entries: Record<string, unknown> = {};
    const quick = ['user-task', 'service-task', 'exclusive', 'wait-timer', 'end'];
    for (const it of appendable(element.type).filter(each => quick.includes(each.id))) {
      entries[`append.${it.id}`] = {
        group: 'model',
        className: it.icon,
        title: t('process.append.one', { kind: kindTitle(it) }),
        action: {
          click: (_: Event, from: Shape) => autoPlace.append(from, elementFactory.createShape(attributes(it))),
          dragstart: (event: Event, from: Shape) => create.start(event, elementFactory.createShape(attributes(it)), { source: from }),
        },
      };
    }
    if (isNode(element.type) || element.type === 'bpmn:TextAnnotation') {
      const begin = (event: Event, from: Shape) => connect.start(event, from);
      entries['connect'] = { group: 'connect', className: 'bpmn-icon-connection', title: t('process.connect'), action: { click: begin, dragstart: begin } };
      const note = (_: Event, from: Shape) => autoPlace.append(from, elementFactory.createShape({ type: 'bpmn:TextAnnotation' }));
      entries['annotation'] = { group: 'model', className: 'bpmn-icon-text-annotation', title: t('process.kind.annotation'), action: { click: note } };
    }
    if (replaceable(element.type, eventOf(element.businessObject)).length > 0) {
      entries['replace'] = {
        group: 'edit',
        className: 'bpmn-icon-screw-wrench',
        title: t('process.replace'),
        action: {
          click: (event: MouseEvent, of: Shape) => {
            const box = canvas.getContainer().getBoundingClientRect();
            popupMenu.open(of, 'bpmn-replace', { x: event.clientX - box.left, y: event.clientY - box.top, cursor: { x: event.clientX, y: event.clientY } });
          },
        },
      };
    }
    if (isActivity(element.type)) {
      for (const event of EDGES) {
        entries[`edge.${event}`] = {
          group: 'model',
          className: event === 'Timer' ? 'bpmn-icon-intermediate-event-catch-timer' : 'bpmn-icon-intermediate-event-catch-error',
          title: t(`process.edge.${event}` as TextKey),
          action: { click: (_: Event, on: Shape) => attach(modeling, elementFactory, on, event) },
        };
      }
    }
    entries['delete'] = { group: 'edit', className: 'bpmn-icon-trash', title: t('process.delete'), action: { click: () => modeling.removeElements([element]) } };
    return entries;
  };
}
ContextPad.$inject = ['contextPad', 'connect', 'create', 'elementFactory', 'autoPlace', 'modeling', 'popupMenu', 'canvas'];

/** Puts an event on the lower edge of an activity, beside those that are there. */
export function attach(modeling: Any, elementFactory: Any, on: Shape, event: string): Shape {
  const shape = elementFactory.createShape({ type: 'bpmn:BoundaryEvent', eventDefinitionType: `bpmn:${event}EventDefinition` });
  const beside = (on.attachers?.length ?? 0) * 40;
  return modeling.createShape(shape, { x: on.x + on.width - 20 - (beside % Math.max(40, on.width - 20)), y: on.y + on.height }, on, { attach: true });
}

function ReplaceMenu(this: Any, popupMenu: Any, bpmnReplace: Any): void {
  popupMenu.registerProvider('bpmn-replace', this);
  this.getPopupMenuHeaderEntries = () => ({});
  this.getPopupMenuEntries = (element: Shape) =>
    Object.fromEntries(
      replaceable(element.type, eventOf(element.businessObject)).map(it => [
        it.id,
        { label: kindTitle(it), className: it.icon, action: () => bpmnReplace.replaceElement(element, attributes(it)) },
      ]),
    );
}
ReplaceMenu.$inject = ['popupMenu', 'bpmnReplace'];

/** Steps back and forth are the designer's own, and so are their keys; see the decision record 0020. */
export function profileModule(): Record<string, unknown> {
  function OwnUndo(eventBus: Any): void {
    eventBus.on('editorActions.init', 200, ({ editorActions }: Any) => {
      for (const name of ['undo', 'redo']) {
        editorActions.unregister(name);
        editorActions.register(name, () => undefined);
      }
    });
  }
  OwnUndo.$inject = ['eventBus'];
  return {
    __init__: ['ownUndo'],
    paletteProvider: ['type', Palette],
    contextPadProvider: ['type', ContextPad],
    replaceMenuProvider: ['type', ReplaceMenu],
    ownUndo: ['type', OwnUndo],
    translate: ['value', translation],
  };
}

/** What a person would call an element. */
export function titleOf(shape: Shape): string {
  const bo = shape.businessObject;
  const of = shape.type === 'bpmn:BoundaryEvent' ? t(`process.edge.${eventOf(bo) ?? 'Timer'}` as TextKey) : kindName(shape.type, eventOf(bo));
  return bo.name?.trim() ? `${bo.name.trim()} (${of})` : of;
}

function kindName(type: string, event: string | undefined): string {
  if (type === 'bpmn:SequenceFlow') {
    return t('process.flow');
  }
  const found = KINDS.find(it => it.type === type && it.event === event);
  return found ? kindTitle(found) : type.replace('bpmn:', '');
}

export { kind };
