import type { HTMLAttributes } from 'preact';

interface ButtonProps extends HTMLAttributes<HTMLElement> {
  appearance?: 'primary' | 'outline' | 'subtle' | 'transparent';
  size?: 'small' | 'medium' | 'large';
  disabled?: boolean;
  'disabled-focusable'?: boolean;
}

interface TextInputProps extends HTMLAttributes<HTMLElement> {
  type?: 'text' | 'password' | 'url';
  appearance?: 'outline';
  placeholder?: string;
  value?: string;
  autocomplete?: string;
  spellcheck?: boolean;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fluent-button': ButtonProps;
      'fluent-spinner': HTMLAttributes<HTMLElement> & { size?: string };
      'fluent-text-input': TextInputProps;
    }
  }
}
