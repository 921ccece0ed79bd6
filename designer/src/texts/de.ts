import core from './core.de.json';
import files from './files.de.json';

export default { ...core, ...files };
