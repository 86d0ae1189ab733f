export { insertApiKey, isApiKey, makeApiKey } from './api-keys.ts';
export { embedRouter } from './embed.router.ts';
export { embedRoutes } from './embed.rest.ts';
export { createEmbedService } from './embed.service.ts';
export type { EmbedService } from './embed.service.ts';
