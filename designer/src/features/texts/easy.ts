/* The rules of easy German that a machine can see. */

export type EasyProblem =
  | { readonly rule: 'long-sentence'; readonly count: number; readonly sentence: string }
  | { readonly rule: 'several-sentences'; readonly line: number }
  | { readonly rule: 'long-word'; readonly word: string }
  | { readonly rule: 'abbreviation'; readonly word: string }
  | { readonly rule: 'many-commas'; readonly sentence: string };

export const MOST_WORDS = 12;
const LONGEST_WORD = 15;
const ABBREVIATIONS = /\b(z\. ?B\.|d\. ?h\.|u\. ?a\.|bzw\.|ggf\.|usw\.|etc\.|inkl\.|evtl\.|vgl\.|gem\.|i\. ?d\. ?R\.|Abs\.|Nr\.)/g;

/** What is hard in a text; placeholders count as one word. */
export function easyProblems(text: string): readonly EasyProblem[] {
  const plain = text.replace(/\{[^{}]*\}/g, 'Wort');
  const problems: EasyProblem[] = [...plain.matchAll(ABBREVIATIONS)].map(it => ({ rule: 'abbreviation', word: it[0] }));
  const lines = plain.replace(ABBREVIATIONS, 'Wort').split('\n');
  lines.forEach((line, index) => {
    const sentences = line.split(/(?<=[.!?:])\s+(?=[A-ZÄÖÜ„"])/).filter(it => /\p{L}/u.test(it));
    if (sentences.length > 1) {
      problems.push({ rule: 'several-sentences', line: index + 1 });
    }
    sentences.forEach(sentence => problems.push(...ofSentence(sentence.trim())));
  });
  return problems;
}

function ofSentence(sentence: string): EasyProblem[] {
  const words = sentence.match(/[\p{L}\p{N}][\p{L}\p{N}·\-–']*/gu) ?? [];
  const found: EasyProblem[] = words
    .filter(it => it.split(/[-·–]/).some(part => part.length > LONGEST_WORD))
    .map(word => ({ rule: 'long-word', word }));
  if (words.length > MOST_WORDS) {
    found.push({ rule: 'long-sentence', count: words.length, sentence });
  }
  if ((sentence.match(/,/g) ?? []).length > 1) {
    found.push({ rule: 'many-commas', sentence });
  }
  return found;
}
