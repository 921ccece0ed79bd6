/* What stands between double braces in a template, as the engine reads it. */

export type Piece = { readonly words: string } | { readonly code: string };

/** Words and placeholders in their order. What is no placeholder, such as a brace that never closes, stays words. */
export function pieces(text: string): readonly Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', done)) {
    const end = close(text, open + 2);
    if (end < 0) {
      break;
    }
    if (open > done) {
      found.push({ words: text.slice(done, open) });
    }
    found.push({ code: text.slice(open + 2, end).trim() });
    done = end + 2;
  }
  if (done < text.length) {
    found.push({ words: text.slice(done) });
  }
  return found;
}

/** The end of a placeholder; braces and quotes inside FEEL don't end it. */
function close(text: string, from: number): number {
  let depth = 0;
  let quoted = false;
  for (let i = from; i < text.length; i++) {
    const c = text[i];
    if (c === '"' && text[i - 1] !== '\\') {
      quoted = !quoted;
    } else if (!quoted && c === '{') {
      depth += 1;
    } else if (!quoted && c === '}') {
      if (depth === 0) {
        return text[i + 1] === '}' ? i : -1;
      }
      depth -= 1;
    }
  }
  return -1;
}

/** The key of a translated text that a placeholder inserts. */
export function textKey(code: string): string | undefined {
  return /^text\s+([A-Za-z0-9_][A-Za-z0-9_.-]*)$/.exec(code)?.[1];
}

/** The variable that a placeholder shows, without how it is written. */
export function variable(code: string): string {
  return code.replace(/^(date|money|label)\s+/, '').replace(/^=\s*/, '').trim();
}

/** How a value of a type is best written. */
export function placeholderFor(name: string, type: string): string {
  return type === 'date' || type === 'date and time' ? `date ${name}` : /(?:^|\.)(?:total|amount)$/.test(name) ? `money ${name}` : name;
}
