/**
 * Stands in for jsonwebtoken in the bundle. msal-node signs certificate assertions with it; we hand msal-node finished
 * assertions, signed by jose, so 60 KB of it and its helpers would never run (2026-11-22).
 */
export default {
  /** @throws always: a certificate was given to msal-node instead of an assertion */
  sign(): never {
    throw new Error('Give msal-node a clientAssertion; it does not sign here');
  },
};
