/** What of BPMN the engine runs, for whoever draws; the engine's own profile decides. */
export interface Kind {
  readonly id: KindId;
  readonly type: string;
  readonly event?: 'Timer' | 'Message' | 'Error' | 'Terminate';
  readonly icon: string;
  readonly group: 'event' | 'activity' | 'gateway' | 'artifact';
}

export type KindId =
  | 'start' | 'end' | 'end-terminate' | 'end-error' | 'wait-timer' | 'wait-message' | 'user-task' | 'service-task' | 'rule-task'
  | 'sub-process' | 'exclusive' | 'inclusive' | 'parallel' | 'group' | 'annotation';

export const KINDS: readonly Kind[] = [
  { id: 'start', type: 'bpmn:StartEvent', icon: 'bpmn-icon-start-event-none', group: 'event' },
  { id: 'end', type: 'bpmn:EndEvent', icon: 'bpmn-icon-end-event-none', group: 'event' },
  { id: 'end-terminate', type: 'bpmn:EndEvent', event: 'Terminate', icon: 'bpmn-icon-end-event-terminate', group: 'event' },
  { id: 'end-error', type: 'bpmn:EndEvent', event: 'Error', icon: 'bpmn-icon-end-event-error', group: 'event' },
  { id: 'wait-timer', type: 'bpmn:IntermediateCatchEvent', event: 'Timer', icon: 'bpmn-icon-intermediate-event-catch-timer', group: 'event' },
  { id: 'wait-message', type: 'bpmn:IntermediateCatchEvent', event: 'Message', icon: 'bpmn-icon-intermediate-event-catch-message', group: 'event' },
  { id: 'user-task', type: 'bpmn:UserTask', icon: 'bpmn-icon-user-task', group: 'activity' },
  { id: 'service-task', type: 'bpmn:ServiceTask', icon: 'bpmn-icon-service-task', group: 'activity' },
  { id: 'rule-task', type: 'bpmn:BusinessRuleTask', icon: 'bpmn-icon-business-rule-task', group: 'activity' },
  { id: 'sub-process', type: 'bpmn:SubProcess', icon: 'bpmn-icon-subprocess-expanded', group: 'activity' },
  { id: 'exclusive', type: 'bpmn:ExclusiveGateway', icon: 'bpmn-icon-gateway-xor', group: 'gateway' },
  { id: 'inclusive', type: 'bpmn:InclusiveGateway', icon: 'bpmn-icon-gateway-or', group: 'gateway' },
  { id: 'parallel', type: 'bpmn:ParallelGateway', icon: 'bpmn-icon-gateway-parallel', group: 'gateway' },
  { id: 'group', type: 'bpmn:Group', icon: 'bpmn-icon-group', group: 'artifact' },
  { id: 'annotation', type: 'bpmn:TextAnnotation', icon: 'bpmn-icon-text-annotation', group: 'artifact' },
];

/** What may stand on the edge of an activity. */
export const EDGES = ['Timer', 'Error'] as const;

/** The messages that a process may wait for. */
export const MESSAGES = ['payment-settled', 'payment-refused'] as const;

const ENDS = ['bpmn:EndEvent'];
const ACTIVITIES = KINDS.filter(it => it.group === 'activity').map(it => it.type);

export function kind(id: KindId): Kind {
  const found = KINDS.find(it => it.id === id);
  if (!found) {
    throw new Error(`there is no kind <${id}>`);
  }
  return found;
}

/** What an element is; undefined for what the profile does not know, and for flows. */
export function kindOf(type: string, event: string | undefined): Kind | undefined {
  return KINDS.find(it => it.type === type && (it.event ?? undefined) === event);
}

export function isActivity(type: string): boolean {
  return ACTIVITIES.includes(type);
}

/** What can follow an element. */
export function appendable(type: string): readonly Kind[] {
  return type.includes('bpmn:') && !ENDS.includes(type) && isNode(type)
    ? KINDS.filter(it => it.group !== 'artifact' && it.id !== 'start')
    : [];
}

/** What an element can become without losing its place. */
export function replaceable(type: string, event: string | undefined): readonly Kind[] {
  const now = kindOf(type, event);
  const alike: readonly (readonly KindId[])[] = [
    ['user-task', 'service-task', 'rule-task'],
    ['exclusive', 'inclusive', 'parallel'],
    ['end', 'end-terminate', 'end-error'],
    ['wait-timer', 'wait-message'],
  ];
  const family = alike.find(ids => ids.some(id => kind(id).type === type && (now === undefined || ids.includes(now.id)))) ?? [];
  return family.map(kind).filter(it => it !== now);
}

export function isNode(type: string): boolean {
  return type === 'bpmn:BoundaryEvent' || KINDS.some(it => it.type === type && it.group !== 'artifact');
}

export const ID = /^[a-zA-Z_][a-zA-Z0-9_]{0,62}$/;

/** Names that mean something else in FEEL. */
export const GIVEN = ['answers', 'case', 'fee', 'payment', 'tasks'] as const;

/** What keeps an id from being one, as a text's key; undefined if nothing does. */
export function idProblem(id: string, others: ReadonlySet<string>): 'process.id.form' | 'process.id.taken' | 'process.id.given' | undefined {
  if (!ID.test(id)) {
    return 'process.id.form';
  }
  if ((GIVEN as readonly string[]).includes(id)) {
    return 'process.id.given';
  }
  return others.has(id) ? 'process.id.taken' : undefined;
}

/** "Accept, confirm, file": what a package without a process does. */
export function smallest(key: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:s="urn:schalter:process:1" id="definitions" targetNamespace="urn:schalter:service:${key}">
  <process id="process" isExecutable="true">
    <startEvent id="submitted">
      <outgoing>toFiled</outgoing>
    </startEvent>
    <sequenceFlow id="toFiled" sourceRef="submitted" targetRef="filed" />
    <endEvent id="filed">
      <incoming>toFiled</incoming>
    </endEvent>
  </process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="process">
      <bpmndi:BPMNShape id="submitted_di" bpmnElement="submitted">
        <dc:Bounds x="180" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="filed_di" bpmnElement="filed">
        <dc:Bounds x="320" y="160" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="toFiled_di" bpmnElement="toFiled">
        <di:waypoint x="216" y="178" />
        <di:waypoint x="320" y="178" />
      </bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</definitions>
`;
}

/** Whether the file says how the process is drawn. */
export function isDrawn(xml: string): boolean {
  return /<(?:[\w-]+:)?BPMNPlane\b[^>]*[^/]>/.test(xml);
}
