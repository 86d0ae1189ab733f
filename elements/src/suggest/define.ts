import { defineTag } from '../internal/define-tag.ts';
import { CodeloomSuggest } from './codeloom-suggest.ts';

defineTag('codeloom-suggest', CodeloomSuggest);
