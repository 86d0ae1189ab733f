/** Kept equal to package.json by a test; printed where two copies of the library meet. */
export const VERSION = '0.1.0';
