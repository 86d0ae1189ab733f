import type { Book } from '../book/types.ts';

/** The rule book as built by `npm run book`. */
export declare const book: Book;
