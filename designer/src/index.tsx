import { render } from 'preact';
import { HttpEngine } from './core/engine';
import { speak } from './core/texts';
import { App } from './shell/App';

const root = document.getElementById('designer');
if (root) {
  const { lang } = document.documentElement;
  await speak(lang);
  root.replaceChildren();
  render(<App engine={new HttpEngine(lang)} />, root);
}
