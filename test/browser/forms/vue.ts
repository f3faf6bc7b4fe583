import { createApp, defineComponent, getCurrentInstance, reactive } from 'vue';
import { EMPTY, FIELDS } from './model.ts';

/** Vue: `v-model`, compiled from a template by Vue's own compiler. */
const Settings = defineComponent({
  setup() {
    const instance = getCurrentInstance();
    window.renderAgain = () => instance?.proxy?.$forceUpdate();
    return { fields: FIELDS, values: reactive({ ...EMPTY }) };
  },
  template: `
    <form>
      <div v-for="field in fields" :key="field.name" class="row">
        <div><label>{{ field.label }}</label></div>
        <div><input v-model.trim="values[field.name]"></div>
      </div>
      <button>Save configuration</button>
      <output id="model">{{ JSON.stringify(values) }}</output>
    </form>`,
});

createApp(Settings).mount(document.body.appendChild(document.createElement('div')));
