import core from './core.de.json';
import files from './files.de.json';
import form from './form.de.json';

export default { ...core, ...files, ...form };
