declare namespace Cloudflare {
  interface Env {
    /** The Worker's migrations, for the tests' own database. */
    MIGRATIONS: import('cloudflare:test').D1Migration[];
  }
}
