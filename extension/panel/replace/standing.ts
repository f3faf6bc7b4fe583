import { computed, signal } from '@preact/signals';
import type { Standing } from '../../service/replacement.ts';
import { connection } from '../state.ts';

/** How the replacement stands at the service. Of the one tenant that is connected. */

const answer = signal<{ tenant: string; standing: Standing | null } | null>(null);

/** Which tenant is connected; null: none. */
export const tenant = computed(() => connection.value && `${connection.value.origin} ${connection.value.tenantId}`);

/** As the service said last; null where it has no connection; undefined: not known yet, or nothing is connected. */
export const standing = computed(() =>
  answer.value && answer.value.tenant === tenant.value ? answer.value.standing : undefined,
);

/** Keeps an answer. @param about whose it is */
export function keepAnswer(about: string, value: Standing | null): void {
  answer.value = { tenant: about, standing: value };
}
