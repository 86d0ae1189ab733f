import { defineTag } from '../internal/define-tag.ts';
import { CodeloomNote } from './codeloom-note.ts';

defineTag('codeloom-note', CodeloomNote);
