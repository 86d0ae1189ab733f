import type { ElementTag } from '@codeloom/contracts';
import { CodeloomAuditTrail } from './audit-trail/codeloom-audit-trail.ts';
import { CodeloomCodeSearch } from './code-search/codeloom-code-search.ts';
import { CodeloomFinalCodes } from './final-codes/codeloom-final-codes.ts';
import { defineTag, setTagSuffix } from './internal/define-tag.ts';
import { CodeloomNote } from './note/codeloom-note.ts';
import { CodeloomProvider } from './provider/codeloom-provider.ts';
import { CodeloomQueue } from './queue/codeloom-queue.ts';
import { CodeloomEmWorksheet } from './em-worksheet/codeloom-em-worksheet.ts';
import { CodeloomUsage } from './usage/codeloom-usage.ts';
import { CodeloomTrainer } from './trainer/codeloom-trainer.ts';
import { CodeloomSuggest } from './suggest/codeloom-suggest.ts';

const classes = {
  'codeloom-provider': CodeloomProvider,
  'codeloom-note': CodeloomNote,
  'codeloom-suggest': CodeloomSuggest,
  'codeloom-final-codes': CodeloomFinalCodes,
  'codeloom-code-search': CodeloomCodeSearch,
  'codeloom-em-worksheet': CodeloomEmWorksheet,
  'codeloom-trainer': CodeloomTrainer,
  'codeloom-usage': CodeloomUsage,
  'codeloom-queue': CodeloomQueue,
  'codeloom-audit-trail': CodeloomAuditTrail,
} satisfies Record<ElementTag, CustomElementConstructor>;

export interface DefineOptions {
  /** `acme` registers `<codeloom-note-acme>` and so on: for a page whose own elements have our names. */
  suffix?: string;
}

/** Registers every element. Safe to call twice, beside another version, and where a host owns one of the names. */
export function defineCodeloom({ suffix }: DefineOptions = {}): void {
  setTagSuffix(suffix ? `-${suffix}` : '');
  for (const [tag, element] of Object.entries(classes)) defineTag(tag, element);
}
