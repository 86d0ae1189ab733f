import { defineTag } from '../internal/define-tag.ts';
import { CodeloomAuditTrail } from './codeloom-audit-trail.ts';

defineTag('codeloom-audit-trail', CodeloomAuditTrail);
