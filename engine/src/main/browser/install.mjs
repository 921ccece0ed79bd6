// Installs what a folder's package-lock.json names, unless that is what lies there:  node install.mjs <folder>

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export function install(folder, oldestNode) {
  if (Number(process.versions.node.split('.')[0]) < oldestNode) {
    fail(`Node.js <${process.versions.node}> is too old, should be ${oldestNode} or newer`);
  }
  const installed = join(folder, 'node_modules', '.lock-hash');
  const lock = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) {
    return;
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  writeFileSync(installed, lock);
}

export function run(command, args, folder, output = 'ignore') {
  const result = spawnSync(command, args, {
    cwd: folder,
    stdio: ['ignore', output, 'inherit'],
    shell: command.endsWith('.cmd'),
  });
  if (result.error?.code === 'ENOENT') {
    fail(`<${command}> is not installed, should be (Debian: apt-get install nodejs npm)`);
  }
  if (result.status !== 0) {
    fail(`<${[command, ...args].join(' ')}> failed in <${folder}>`);
  }
}

export function fail(message) {
  console.error(message);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  install(resolve(process.argv[2] ?? '.'), Number(process.argv[3] ?? 18));
}
