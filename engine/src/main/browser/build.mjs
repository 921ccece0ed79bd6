// Builds what a browser needs of the engine's pages: src/<stage>/index.ts → static/<stage>/<stage>.js and
// src/<stage>/<name>.css → static/<stage>/<name>.css. Does nothing when nothing has changed since the last time.
//
//   node build.mjs [the folder "static"]

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, install, run } from './install.mjs';
import { compress, files, hash } from './sources.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, 'src');
const output = resolve(process.argv[2] ?? join(here, '../../../target/classes/static'));
const stamp = join(output, '../browser-build.txt');
const letterFonts = join(output, '../fonts');

const wanted = hash(here, ['package-lock.json', 'build.mjs', 'tsconfig.json', 'fonts', 'src']);
if (!existsSync(join(output, 'site/site.js')) || !existsSync(join(letterFonts, 'OFL.txt')) || !existsSync(stamp) || readFileSync(stamp, 'utf8').trim() !== wanted) {
  install(here, 18);
  const tsc = process.platform === 'win32' ? 'tsc.cmd' : 'tsc';
  run(join(here, 'node_modules/.bin', tsc), ['--noEmit', '--project', '.'], here, 'inherit');
  await bundle().catch(() => fail('The browser build failed, see above'));
  copyLetterFonts();
  writeFileSync(stamp, wanted + '\n');
}

async function bundle() {
  const { build } = await import('esbuild');
  for (const stage of readdirSync(sources)) {
    rmSync(join(output, stage), { recursive: true, force: true });
    mkdirSync(join(output, stage), { recursive: true });
    const inputs = readdirSync(join(sources, stage)).filter(it => it === 'index.ts' || it.endsWith('.css'));
    await build({
      entryPoints: inputs.map(it => ({
        in: join(sources, stage, it),
        out: it === 'index.ts' ? stage : basename(it, '.css'),
      })),
      outdir: join(output, stage),
      bundle: true,
      minify: true,
      charset: 'utf8',
      format: 'iife',
      target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
      loader: { '.woff2': 'file', '.svg': 'dataurl' },
      assetNames: 'fonts/[name]-[hash]',
      logLevel: 'warning',
    });
    readdirSync(join(sources, stage))
      .filter(it => it.endsWith('.svg'))
      .forEach(it => cpSync(join(sources, stage, it), join(output, stage, it)));
    files(join(output, stage)).filter(it => /\.(css|js|svg)$/.test(it)).forEach(compress);
  }
  cpSync(join(here, 'fonts/OFL.txt'), join(output, 'site/fonts/OFL.txt'));
}

/** The faces that letters are set in; they need the whole outlines, which WOFF2 files for pages are not. */
function copyLetterFonts() {
  const noto = join(here, 'node_modules/@expo-google-fonts/noto-sans');
  for (const face of ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']) {
    cpSync(join(noto, face, `NotoSans_${face}.ttf`), join(letterFonts, `NotoSans_${face}.ttf`));
  }
  cpSync(join(noto, 'LICENSE_FONT'), join(letterFonts, 'OFL.txt'));
}
