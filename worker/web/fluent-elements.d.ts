import type { HTMLAttributes } from 'preact';

interface FluentButtonProps extends HTMLAttributes<HTMLElement> {
  appearance?: 'primary' | 'outline' | 'subtle' | 'transparent' | undefined;
  size?: 'small' | 'medium' | 'large' | undefined;
  'disabled-focusable'?: boolean;
  'icon-only'?: boolean;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'fluent-button': FluentButtonProps;
    }
  }
}
