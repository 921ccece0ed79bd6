import { renameProperty } from '../../core/properties';
import type { Changes, Service } from '../../core/service';

/** Gives a node of the process another id, wherever the package speaks of it. */
export function renameNode(service: Service, from: string, to: string): Changes {
  const changes = new Map<string, string | null>();
  for (const [path, text] of service.files) {
    const renamed = inFile(path, text, from, to);
    if (renamed !== text) {
      changes.set(path, renamed);
    }
  }
  return changes;
}

function inFile(path: string, text: string, from: string, to: string): string {
  if (path === 'process.bpmn') {
    return inProcess(text, from, to);
  }
  if (/^texts\/[^/]+\.properties$/.test(path)) {
    return renameProperty(text, `process.${from}`, `process.${to}`);
  }
  if (/^(documents|messages)\/[^/]+\.html$/.test(path)) {
    const placeholders = text.replace(/\{\{[\s\S]*?\}\}/g, it => inFeel(it, from, to));
    return placeholders.replace(/(\sdata-(?:if|each)\s*=\s*)("[^"]*"|'[^']*')/g, (_, name: string, value: string) => name + inAttribute(value, from, to));
  }
  if (/^decisions\/[^/]+\.dmn$/.test(path)) {
    return text.replace(/(<(?:[\w-]+:)?text>)([\s\S]*?)(<\/(?:[\w-]+:)?text>)/g, (_, open: string, feel: string, close: string) => open + inFeel(feel, from, to) + close);
  }
  return /^examples\/[^/]+\/expected\.yaml$/.test(path) ? inExample(text, from, to) : text;
}

const REFERENCES = 'id|sourceRef|targetRef|attachedToRef|default|bpmnElement|s:not-by';

function inProcess(xml: string, from: string, to: string): string {
  return xml
    .replace(new RegExp(`(\\s(?:${REFERENCES})\\s*=\\s*["'])${from}(["'])`, 'g'), `$1${to}$2`)
    .replace(new RegExp(`(<(?:[\\w-]+:)?(?:incoming|outgoing|flowNodeRef)>\\s*)${from}(\\s*<)`, 'g'), `$1${to}$2`)
    .replace(/(\s[\w:-]+\s*=\s*)("\s*=[^"]*"|'\s*=[^']*')/g, (_, name: string, value: string) => name + inAttribute(value, from, to))
    .replace(/(<(?:[\w-]+:)?(?:conditionExpression|timeDuration|timeDate)\b[^>]*>)([^<]*)(<)/g, (_, open: string, feel: string, close: string) => open + inFeel(feel, from, to) + close);
}

/** Between single quotes a double one begins a text; between double ones, the word for it does. */
function inAttribute(quoted: string, from: string, to: string): string {
  const quote = quoted[0] ?? '"';
  return quote + inFeel(quoted.slice(1, -1), from, to) + quote;
}

/** Only where it is a name: not inside a text, and not as a part of a longer path. */
export function inFeel(feel: string, from: string, to: string): string {
  const name = new RegExp(`(?<![\\w.\`])(tasks\\s*\\.\\s*)?${from}(?![\\w\`])`, 'g');
  return feel
    .split(/("(?:[^"\\]|\\.)*"|&quot;.*?&quot;)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(name, (_, tasks: string | undefined) => (tasks ?? '') + to)))
    .join('');
}

function inExample(yaml: string, from: string, to: string): string {
  const word = new RegExp(`(?<![\\w-])${from}(?![\\w-])`, 'g');
  return yaml
    .replace(new RegExp(`(\\b(?:task|after):\\s*["']?)${from}(?![\\w-])`, 'g'), `$1${to}`)
    .replace(/^path:[ \t]*(?:\[[^\]]*\]|(?:\r?\n[ \t]*-[^\n]*)+)/m, it => it.replace(word, to));
}
