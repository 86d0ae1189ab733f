import { defineTag } from '../internal/define-tag.ts';
import { CodeloomFinalCodes } from './codeloom-final-codes.ts';

defineTag('codeloom-final-codes', CodeloomFinalCodes);
