import { defineTag } from '../internal/define-tag.ts';
import { CodeloomProvider } from './codeloom-provider.ts';

defineTag('codeloom-provider', CodeloomProvider);
