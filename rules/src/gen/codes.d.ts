export const CURATED_CODES: string;
export const CURATED_PROCEDURES: readonly string[];
export const PLAIN_WORDS: Readonly<Record<string, readonly string[]>>;
export declare const COMMON_CODES: { readonly often: readonly string[]; readonly usual: readonly string[] };
