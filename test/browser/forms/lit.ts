import { html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { EMPTY, FIELDS, type Values } from './model.ts';

/** Lit: a form of components that keep their input in a shadow tree and pass changes on as events of their own. */
class Field extends LitElement {
  static override properties = { label: {}, value: {} };
  declare label: string;
  declare value: string;

  override render() {
    return html`<span class="label">${this.label}</span><input .value=${live(this.value)} @change=${this.#pass}>`;
  }

  #pass(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('change', { detail: { value }, bubbles: true, composed: true }));
  }
}
customElements.define('pa-field', Field);

class Settings extends LitElement {
  static override properties = { values: {} };
  declare values: Values;

  constructor() {
    super();
    this.values = { ...EMPTY };
    window.renderAgain = () => this.requestUpdate();
  }

  override render() {
    return html`<form>
      ${FIELDS.map(
        ({ name, label }) =>
          html`<pa-field label=${label} .value=${this.values[name]} @change=${this.#take(name)}></pa-field>`,
      )}
      <button>Save configuration</button>
      <output id="model">${JSON.stringify(this.values)}</output>
    </form>`;
  }

  #take(name: keyof Values) {
    return (event: CustomEvent<{ value: string }>) => {
      this.values = { ...this.values, [name]: event.detail.value };
    };
  }
}
customElements.define('pa-settings', Settings);
document.body.appendChild(document.createElement('pa-settings'));
