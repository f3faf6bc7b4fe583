/*
 * Of the accounts of a directory that have one address, at most one has access to anything: an account that was made anew
 * takes the address from the one before, once that has lost its access everywhere. SQL, for the statements that hold it.
 */

/**
 * SQL: this person, of the alias `user`, has access to no tenant. No index finds memberships by person, so it looks into
 * every tenant; asked only of somebody whose address another one asks for.
 */
export const accessNowhereSql = (user: string) => `NOT EXISTS (SELECT 1 FROM tenants AS t CROSS JOIN memberships AS a
  ON a.tenant_id = t.tenant_id AND a.directory_id = ${user}.directory_id AND a.object_id = ${user}.object_id
  WHERE a.state = 'active')`;

/** SQL: another one of the directory has the address of this person, and access with it. `person`: alias or table with their key. */
export const addressTakenSql = (person: string) => `EXISTS (SELECT 1 FROM users AS u CROSS JOIN users AS o
  ON o.email_key = u.email_key AND o.directory_id = u.directory_id AND o.object_id <> u.object_id
  WHERE u.directory_id = ${person}.directory_id AND u.object_id = ${person}.object_id AND NOT ${accessNowhereSql('o')})`;
