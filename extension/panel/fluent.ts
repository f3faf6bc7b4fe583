// Only the component used is loaded; its styles are constructed sheets, so no inline style has to be allowed.
import '@fluentui/web-components/button.js';
// Light and dark, by the system's choice.
import 'virtual:fluent-theme.css';
