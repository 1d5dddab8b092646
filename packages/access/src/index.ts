export { firstAdmin } from './firstAdmin.ts';
export { hashPassword, isPassword, MOST_PASSWORD, LEAST_PASSWORD } from './password.ts';
export { hashOfSecret, newSecret } from './secret.ts';
export { isTokenOf, newToken, readToken, tokenState, type TokenOptions } from './apiToken.ts';
