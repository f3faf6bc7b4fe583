/**
 * Stands in for zod in the bundle. hono-openapi's converters take every schema library they find; ours is valibot, and
 * zod is only installed because the test runner brings it: 425 KB that nothing calls (2026-11-22).
 */
export {};
