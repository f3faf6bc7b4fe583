import type { HTMLAttributes } from 'preact';

interface ButtonProps extends HTMLAttributes<HTMLElement> {
  appearance?: 'primary' | 'outline' | 'subtle' | 'transparent';
  size?: 'small' | 'medium' | 'large';
  'disabled-focusable'?: boolean;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fluent-button': ButtonProps;
    }
  }
}
