// What the builds of browser code share: which files a build depends on, and files compressed beforehand.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

/** Every file below a path, in an order that is the same everywhere. */
export function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).sort().flatMap(it => files(join(path, it)))
    : [path];
}

/** Changes when one of the paths does: their names below the folder, and their contents. */
export function hash(folder, paths) {
  const sha = createHash('sha256');
  for (const path of paths.flatMap(it => files(join(folder, it)))) {
    sha.update(relative(folder, path).replaceAll('\\', '/')).update('\0').update(readFileSync(path)).update('\0');
  }
  return sha.digest('hex');
}

/** So that the server need not compress the same bytes again and again. */
export function compress(file) {
  writeFileSync(file + '.gz', gzipSync(readFileSync(file), { level: constants.Z_BEST_COMPRESSION }));
}
