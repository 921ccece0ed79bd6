// Builds the designer: src/index.tsx → static/designer/assets/designer.js and the parts that it loads when they are opened,
// src/index.css → static/designer/assets/designer.css. Does nothing when nothing has changed since the last time.
//
//   node build.mjs [the folder "static"]

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, install, run } from '../engine/src/main/browser/install.mjs';
import { compress, files, hash } from '../engine/src/main/browser/sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(resolve(process.argv[2] ?? join(here, 'target/classes/static')), 'designer/assets');
const stamp = join(output, '../../../browser-build.txt');

const wanted = hash(here, ['package-lock.json', 'build.mjs', 'tsconfig.json', 'src', 'test', '../engine/src/main/resources/schemas/service.schema.json']);
if (!existsSync(join(output, 'designer.js')) || !existsSync(stamp) || readFileSync(stamp, 'utf8').trim() !== wanted) {
  install(here, 18);
  const tsc = process.platform === 'win32' ? 'tsc.cmd' : 'tsc';
  run(join(here, 'node_modules/.bin', tsc), ['--noEmit', '--project', '.'], here, 'inherit');
  await bundle().catch(() => fail('The build of the designer failed, see above'));
  writeFileSync(stamp, wanted + '\n');
}

async function bundle() {
  const { build } = await import('esbuild');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  await build({
    entryPoints: [
      { in: join(here, 'src/index.tsx'), out: 'designer' },
      { in: join(here, 'src/index.css'), out: 'designer' },
    ],
    outdir: output,
    bundle: true,
    splitting: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.eot': 'empty', '.svg': 'dataurl' },
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    legalComments: 'linked',
    logLevel: 'warning',
  });
  files(output).filter(it => /\.(css|js|svg)$/.test(it)).forEach(compress);
}
