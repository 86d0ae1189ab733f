import { defineTag } from '../internal/define-tag.ts';
import { CodeloomQueue } from './codeloom-queue.ts';

defineTag('codeloom-queue', CodeloomQueue);
