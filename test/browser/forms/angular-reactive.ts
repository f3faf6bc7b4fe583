import '@angular/compiler';
import { JsonPipe } from '@angular/common';
import { ChangeDetectorRef, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { FIELDS } from './model.ts';

/** Angular, reactive forms: the model takes a value when its field is left. */
const Settings = Component({
  selector: 'pa-settings',
  imports: [ReactiveFormsModule, JsonPipe],
  template: `
    <form [formGroup]="form">
      @for (field of fields; track field.name) {
        <label [attr.for]="field.name">{{ field.label }}</label>
        <input [id]="field.name" [formControlName]="field.name">
      }
      <button>Save configuration</button>
      <output id="model">{{ form.value | json }}</output>
    </form>`,
})(
  class {
    readonly fields = FIELDS;
    readonly form = new FormGroup(
      {
        directoryId: new FormControl(''),
        clientId: new FormControl(''),
        clientSecret: new FormControl(''),
      },
      { updateOn: 'blur' },
    );

    constructor() {
      const changes = inject(ChangeDetectorRef);
      window.renderAgain = () => {
        this.form.setValue(this.form.getRawValue());
        changes.markForCheck();
      };
    }
  },
);

document.body.appendChild(document.createElement('pa-settings'));
void bootstrapApplication(Settings);
