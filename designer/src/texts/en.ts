import comments from './comments.en.json';
import core from './core.en.json';
import decisions from './decisions.en.json';
import files from './files.en.json';
import fix from './fix.en.json';
import form from './form.en.json';
import letters from './letters.en.json';
import parts from './parts.en.json';
import preview from './preview.en.json';
import process from './process.en.json';
import release from './release.en.json';
import settings from './settings.en.json';
import sharing from './sharing.en.json';
import tests from './tests.en.json';
import texts from './texts.en.json';
import workspace from './workspace.en.json';

export default { ...comments, ...core, ...decisions, ...files, ...fix, ...form, ...letters, ...parts, ...preview, ...process, ...release, ...settings, ...sharing, ...tests, ...texts, ...workspace };
