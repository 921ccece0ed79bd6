import core from './core.en.json';
import files from './files.en.json';

export default { ...core, ...files };
