import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Service } from '../src/core/service';

const ROOT = join(process.cwd(), '..');
const LIBRARY = join(ROOT, 'forms-library/src/main/resources/forms-library/services');
const HANDWRITTEN = join(ROOT, 'samples/handwritten');

function below(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? below(path) : [path];
  });
}

/** A package from disk, as the engine would hand it out. */
export function packageIn(folder: string): Service {
  const files = new Map<string, string>();
  const binaries = new Set<string>();
  for (const path of below(folder)) {
    const name = relative(folder, path).replaceAll('\\', '/');
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    if (Buffer.from(text, 'utf8').equals(bytes) && !text.includes('\0')) {
      files.set(name, text);
    } else {
      binaries.add(name);
    }
  }
  return { key: folder.split(/[\\/]/).at(-1) ?? '', revision: 1, files, binaries };
}

/** Every service of the forms library, and the one written by hand. */
export function everyService(): Service[] {
  const library = readdirSync(LIBRARY).map(it => join(LIBRARY, it));
  const handwritten = readdirSync(HANDWRITTEN).map(it => join(HANDWRITTEN, it)).filter(it => statSync(it).isDirectory());
  return [...library, ...handwritten].map(packageIn);
}

export function service(files: Record<string, string>): Service {
  return { key: 'test', revision: 1, files: new Map(Object.entries(files)), binaries: new Set() };
}
