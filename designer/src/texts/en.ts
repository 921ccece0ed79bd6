import core from './core.en.json';
import files from './files.en.json';
import form from './form.en.json';

export default { ...core, ...files, ...form };
