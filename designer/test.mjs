// Runs the tests of the designer's code: test/*.test.ts, bundled for the machine's Node.

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, install } from '../engine/src/main/browser/install.mjs';
import { files } from '../engine/src/main/browser/sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, 'target/browser-tests');

install(here, 18);
const { build } = await import('esbuild');
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
await build({
  entryPoints: files(join(here, 'test')).filter(it => /\.test\.tsx?$/.test(it)),
  outdir: output,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
  // Libraries that are written for CommonJS ask for it by this name.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
}).catch(() => fail('The tests of the designer could not be built, see above'));
const tests = files(output).filter(it => it.endsWith('.mjs'));
const result = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...tests], { cwd: here, encoding: 'utf8' });
if (result.status !== 0) {
  console.error(result.stdout + result.stderr);
  fail('Tests of the designer failed, see above');
}
