import { withAncestors } from './composed.ts';
import type { TextField } from './text-fields.ts';

/** Why a field must not be filled. */
export const OBSTACLES = ['hidden', 'disabled', 'read-only'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What keeps a person from typing into a field, or null where nothing does. */
export function obstacleOf(field: TextField): Obstacle | null {
  if (!isShown(field)) return 'hidden';
  if (field.matches(':disabled') || field.getAttribute('aria-disabled') === 'true') return 'disabled';
  if (field.readOnly || field.getAttribute('aria-readonly') === 'true') return 'read-only';
  return null;
}

/** Whether a person can see an element and reach it; what lies behind an open dialog is out of reach. */
export function isShown(element: Element): boolean {
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
  for (const around of withAncestors(element)) {
    if (around.hasAttribute('inert') || around.getAttribute('aria-hidden') === 'true') return false;
  }
  return true;
}
