import type { Feature, Home } from '../core/feature';
import { decisions } from './decisions';
import { files } from './files';
import { form } from './form';
import { letters } from './letters';
import { preview } from './preview';
import { process } from './process';
import { release } from './release';
import { settings } from './settings';
import { sharing } from './sharing';
import { tests } from './tests';
import { texts } from './texts';
import { workspace } from './workspace';

/** The parts of the designer, in the order of the menu. */
export const features: readonly Feature[] = [form, process, decisions, letters, texts, settings, preview, tests, release, sharing, files];

/** The list of services. */
export const home: Home = workspace;

/** Where something about a file is to be seen. */
export function featureOf(path: string): Feature {
  return features.find(it => it.appliesTo?.(path)) ?? files;
}
