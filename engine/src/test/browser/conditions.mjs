// Judges condition vectors by the browser's own script: reads them from the standard input, writes the names of those that
// come out otherwise than expected.
//
//   node conditions.mjs < vectors.json

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const browser = join(dirname(fileURLToPath(import.meta.url)), '../../main/browser');
const { transformSync } = createRequire(join(browser, 'package.json'))('esbuild');
const source = readFileSync(join(browser, 'src/filling/conditions.ts'), 'utf8');
const { code } = transformSync(source, { loader: 'ts', format: 'esm' });
const { holds } = await import('data:text/javascript;base64,' + Buffer.from(code).toString('base64'));

const wrong = [];
for (const vector of JSON.parse(readFileSync(0, 'utf8'))) {
  if (holds(vector.if, vector.answers) !== vector.expected) {
    wrong.push(`${vector.name}: ${JSON.stringify(vector.answers)}`);
  }
}
process.stdout.write(JSON.stringify(wrong));
