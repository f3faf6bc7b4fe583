import { EMPTY, FIELDS, type Values } from './model.ts';

/** A web component without a library; its shadow tree came with the page's HTML (see `DECLARATIVE`). */
class Settings extends HTMLElement {
  #values: Values = { ...EMPTY };

  connectedCallback(): void {
    this.shadowRoot?.addEventListener('input', (event) => {
      const { name, value } = event.target as HTMLInputElement;
      this.#values = { ...this.#values, [name]: value };
      this.#render();
    });
    window.renderAgain = () => this.#render();
    this.#render();
  }

  #render(): void {
    for (const { name } of FIELDS) {
      const field = this.shadowRoot?.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field) field.value = this.#values[name];
    }
    const output = this.shadowRoot?.querySelector('#model');
    if (output) output.textContent = JSON.stringify(this.#values);
  }
}
customElements.define('pa-settings', Settings);
