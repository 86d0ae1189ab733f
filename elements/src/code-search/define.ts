import { defineTag } from '../internal/define-tag.ts';
import { CodeloomCodeSearch } from './codeloom-code-search.ts';

defineTag('codeloom-code-search', CodeloomCodeSearch);
