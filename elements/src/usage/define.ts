import { defineTag } from '../internal/define-tag.ts';
import { CodeloomUsage } from './codeloom-usage.ts';

defineTag('codeloom-usage', CodeloomUsage);
