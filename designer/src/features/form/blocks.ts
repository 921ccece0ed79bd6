import { setProperty, parseProperties } from '../../core/properties';
import type { Block } from './catalogue';
import { type Draft, freeName, type Spot } from './draft';
import { addField, ownerAt } from './placing';
import { languagesOf } from './form';
import { same, valueAt } from './schema';

/** Puts a block of the library into the form: its definition, a field that refers to it, and its texts in the service's languages. */
export function addBlock(draft: Draft, block: Block, spot: Spot): string {
  const known = valueAt(draft.form.schema, ['$defs', block.id]);
  const definition = known === undefined || same(known, block.schema) ? block.id : freeDefinition(draft, block.id);
  if (known === undefined || definition !== block.id) {
    draft.schema(['$defs', definition], block.schema);
  }
  const owner = ownerAt(draft.form, spot);
  const name = freeName(draft.form, owner.names, block.id.replace(/-(\w)/g, (_, it: string) => it.toUpperCase()));
  const key = addField(draft, spot, name, { $ref: '#/$defs/' + definition }, undefined, true);
  addTexts(draft, block, [...owner.names, name]);
  return key;
}

function freeDefinition(draft: Draft, id: string): string {
  let name = id;
  for (let i = 2; valueAt(draft.form.schema, ['$defs', name]) !== undefined; i++) {
    name = `${id}-${i}`;
  }
  return name;
}

/** Keys that begin with `block.` are the same wherever the block stands. */
function addTexts(draft: Draft, block: Block, names: readonly string[]): void {
  const languages = languagesOf({ key: '', revision: 0, files: new Map([['service.yaml', draft.text('service.yaml')]]), binaries: new Set() });
  for (const [language, texts] of Object.entries(block.texts)) {
    const file = `texts/${language}.properties`;
    if (!languages.includes(language) && !draft.has(file)) {
      continue;
    }
    let text = draft.text(file);
    const there = parseProperties(text);
    for (const [key, value] of Object.entries(texts)) {
      const whole = key.startsWith('block.') ? key : `${draft.names.prefix}.${names.join('.')}.${key}`;
      text = there.has(whole) ? text : setProperty(text, whole, value);
    }
    if (text !== draft.text(file)) {
      draft.write(file, text);
    }
  }
}
