export { createKeyProvider } from './key-provider.ts';
export type { KeyProvider, WrappedKey } from './key-provider.ts';
export { PhiCipher, UnreadablePhi, createPhiCipher } from './phi-cipher.ts';
export type { PhiCipherOptions, PhiColumn } from './phi-cipher.ts';
