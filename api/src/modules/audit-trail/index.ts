export { auditRouter } from './audit-trail.router.ts';
export { createAuditTrailService } from './audit-trail.service.ts';
export type { AuditTrailService } from './audit-trail.service.ts';
