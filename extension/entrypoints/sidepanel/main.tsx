import '../../panel/fluent.ts';
import '../../panel/styles/panel.css';
import { render } from 'preact';
import { App } from '../../panel/app.tsx';
import { load } from '../../panel/load.ts';

await load();
const root = document.getElementById('panel');
if (root) render(<App />, root);
