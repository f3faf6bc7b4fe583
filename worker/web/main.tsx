// Only the component used is loaded; its styles are constructed sheets, so no inline style has to be allowed.
import '@fluentui/web-components/button.js';
// Light and dark, by the system's choice.
import 'virtual:fluent-theme.css';
import './page.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { toast } from './components/toast.tsx';
import { watchLeaving } from './leaving.ts';
import { session, watchForSignIn } from './service.ts';
import { loadLanguage, words } from './texts.ts';

watchForSignIn();
watchLeaving();
// A screen's file that is gone: the service was updated while this page was open. What is typed stays until a reload.
window.addEventListener('vite:preloadError', () => toast(words().common.outdated, { stays: true }));
await Promise.all([loadLanguage(), session.check()]);
const root = document.getElementById('page');
if (root) render(<App />, root);
