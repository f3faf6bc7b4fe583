import '@angular/compiler';
import { JsonPipe } from '@angular/common';
import { ChangeDetectorRef, Component, inject } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { EMPTY, FIELDS } from './model.ts';

/** Angular, template-driven forms: `ngModel` both ways. */
const Settings = Component({
  selector: 'pa-settings',
  imports: [FormsModule, JsonPipe],
  template: `
    <form>
      <dl>
        @for (field of fields; track field.name) {
          <dt>{{ field.label }}</dt>
          <dd><input [name]="field.name" [(ngModel)]="values[field.name]"></dd>
        }
      </dl>
      <button>Save configuration</button>
      <output id="model">{{ values | json }}</output>
    </form>`,
})(
  class {
    readonly fields = FIELDS;
    values = { ...EMPTY };

    constructor() {
      const changes = inject(ChangeDetectorRef);
      window.renderAgain = () => {
        this.values = { ...this.values };
        changes.markForCheck();
      };
    }
  },
);

document.body.appendChild(document.createElement('pa-settings'));
void bootstrapApplication(Settings);
