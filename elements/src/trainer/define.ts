import { defineTag } from '../internal/define-tag.ts';
import '../code-search/define.ts';
import { CodeloomTrainer } from './codeloom-trainer.ts';

defineTag('codeloom-trainer', CodeloomTrainer);
