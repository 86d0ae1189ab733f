import swagger from '@fastify/swagger';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';

const description = `REST for servers and programs. Sign in with \`POST /api/auth/login\` and send the token as
\`Authorization: Bearer …\`, or use an API key of the practice (\`cl_…\`). Every error has one form:
\`{ "error": { "code", "message", "details"?, "requestId" } }\`.`;

/** Collects the schemas of routes. Registered before them. */
export async function collectRoutes(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Codeloom REST API', description, version },
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
      security: [{ bearer: [] }],
    },
    transform: jsonSchemaTransform,
  });
}

// The page is static and its bundle is served by us; it may reach this server only. Scalar starts itself by an inline script.
const docsPolicy =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; frame-ancestors 'none'";

/** The documentation page, complete without a network. */
export async function documentationPage(app: FastifyInstance): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook('onSend', async (_request, reply, payload) => {
      void reply.header('content-security-policy', docsPolicy);
      return payload;
    });
    await scope.register(scalar, {
      routePrefix: '/api/docs',
      configuration: {
        pageTitle: 'Codeloom REST API',
        withDefaultFonts: false,
        telemetry: false,
        hideClientButton: true,
        showDeveloperTools: 'never',
        favicon: '/app/favicon.svg',
        agent: { disabled: true },
      },
    });
  });
}
