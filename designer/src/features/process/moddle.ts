/** Our attributes of BPMN elements, for bpmn-moddle: namespace `urn:schalter:process:1`. */
const text = (name: string) => ({ name, isAttr: true, type: 'String' });

export const schalter = {
  name: 'Schalter',
  uri: 'urn:schalter:process:1',
  prefix: 's',
  xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Task', extends: ['bpmn:UserTask'], properties: ['form', 'unit', 'due', 'not-by', 'reminder'].map(text) },
    { name: 'Service', extends: ['bpmn:ServiceTask'], properties: [text('action')] },
    { name: 'Rules', extends: ['bpmn:BusinessRuleTask'], properties: [text('decision')] },
    { name: 'Repetition', extends: ['bpmn:MultiInstanceLoopCharacteristics'], properties: [text('each'), text('as')] },
    { name: 'Input', superClass: ['Element'], properties: [text('name'), text('value')] },
  ],
  associations: [],
} as const;
