export { createModelAllowance, type ModelAllowance, type ModelSpend } from './model-allowance.ts';
export { recordUsage, type UsageEntry } from './record-usage.ts';
export { usageRouter } from './usage.router.ts';
export { createUsageService, type UsageService } from './usage.service.ts';
