import comments from './comments.de.json';
import core from './core.de.json';
import decisions from './decisions.de.json';
import files from './files.de.json';
import fix from './fix.de.json';
import form from './form.de.json';
import letters from './letters.de.json';
import parts from './parts.de.json';
import preview from './preview.de.json';
import process from './process.de.json';
import release from './release.de.json';
import settings from './settings.de.json';
import sharing from './sharing.de.json';
import tests from './tests.de.json';
import texts from './texts.de.json';
import workspace from './workspace.de.json';

export default { ...comments, ...core, ...decisions, ...files, ...fix, ...form, ...letters, ...parts, ...preview, ...process, ...release, ...settings, ...sharing, ...tests, ...texts, ...workspace };
