import { defineTag } from '../internal/define-tag.ts';
import { CodeloomEmWorksheet } from './codeloom-em-worksheet.ts';

defineTag('codeloom-em-worksheet', CodeloomEmWorksheet);
