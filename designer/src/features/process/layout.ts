import { layoutProcess } from 'bpmn-auto-layout';
import { BpmnModdle } from 'bpmn-moddle';
import { schalter } from './moddle';

interface Element {
  $type: string;
  sourceRef?: Element;
  targetRef?: Element;
  flowElements?: Element[];
  rootElements?: Element[];
  get(name: string): Element[];
}

/** The process with a drawing of it, which it did not have. */
export async function laidOut(xml: string): Promise<string> {
  const moddle = new BpmnModdle({ s: schalter });
  const { rootElement } = (await moddle.fromXML(xml)) as unknown as { rootElement: Element };
  rootElement.rootElements?.forEach(join);
  const joined = await moddle.toXML(rootElement as never, { format: true });
  return layoutProcess(joined.xml);
}

/** What can't be read, and is not there any more once the process is written anew. */
export async function lostIn(xml: string): Promise<readonly string[]> {
  const { warnings } = await new BpmnModdle({ s: schalter }).fromXML(xml);
  return warnings.map(it => (it as { message: string }).message);
}

/** Tells every node its flows: who writes by hand need not, but whoever lays out goes by it. */
function join(container: Element): void {
  for (const it of container.flowElements ?? []) {
    if (it.$type === 'bpmn:SequenceFlow' && it.sourceRef && it.targetRef) {
      add(it.sourceRef.get('outgoing'), it);
      add(it.targetRef.get('incoming'), it);
    }
    join(it);
  }
}

function add(flows: Element[], flow: Element): void {
  if (!flows.includes(flow)) {
    flows.push(flow);
  }
}
