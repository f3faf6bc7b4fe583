// Only the components used are loaded; their styles are constructed sheets, so no inline style has to be allowed.
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/spinner.js';
// Light and dark, by the system's choice.
import 'virtual:fluent-theme.css';
