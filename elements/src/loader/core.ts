// The module that the loader fetches first: what all elements share, and the page's `load`, `update` and `logout`.
export { createCodeloomPage } from '@codeloom/sdk';
export { setTagSuffix } from '../internal/define-tag.ts';
