import type { Words } from './words.ts';

/** The overview of a directory. */
export const directory = {
  tenantId: [
    'Tenant ID',
    'Mandanten-ID',
    'ID de locataire',
    'Id. de inquilino',
    'Tenant-id',
    'ID tenant',
    'ID do locatário',
    'テナント ID',
    'Identyfikator dzierżawy',
    'Klientorganisations-ID',
  ],
  primaryDomain: [
    'Primary domain',
    'Primäre Domäne',
    'Domaine principal',
    'Dominio principal',
    'Primair domein',
    'Dominio primario',
    'Domínio primário',
    'プライマリ ドメイン',
    'Domena podstawowa',
    'Primär domän',
  ],
  license: [
    'License',
    'Lizenz',
    'Licence',
    'Licencia',
    'Licentie',
    'Licenza',
    'Licença',
    'ライセンス',
    'Licencja',
    'Licens',
  ],
} as const satisfies Words;
