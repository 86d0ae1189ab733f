import {
  doneSchema,
  loginResultSchema,
  loginSchema,
  meSchema,
  registerSchema,
  unlockSchema,
  signedInUserSchema,
} from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { answers, type RestApp } from '../../transport/rest.ts';
import { signedInActor } from './auth.router.ts';
import type { AuthService } from './auth.service.ts';

const tags = ['Sign-in'];

export function authRoutes(app: RestApp, auth: AuthService): void {
  app.post(
    '/auth/login',
    {
      schema: {
        tags,
        security: [],
        summary: 'Exchange email and password for an access token that lives one hour.',
        body: loginSchema,
        response: answers(loginResultSchema, 'signIn'),
      },
    },
    (request) => auth.login({ ...request.body, ip: request.ip }),
  );

  app.post(
    '/auth/logout',
    { schema: { tags, summary: 'End the session; its access token ends with it.', response: answers(doneSchema) } },
    async (request) => {
      await auth.signOut(signedInActor(request.actor));
      return { done: true as const };
    },
  );

  app.get(
    '/auth/me',
    { schema: { tags, summary: 'Who the token belongs to.', response: answers(meSchema) } },
    (request) => auth.me(signedInActor(request.actor)),
  );

  app.post(
    '/auth/register',
    {
      schema: {
        tags,
        summary: 'Add a user: practice admins to their own practice, platform admins to the practice they name.',
        body: registerSchema,
        response: answers(signedInUserSchema, 'change'),
      },
    },
    (request) => auth.register(request.actor, request.body),
  );

  app.post(
    '/auth/unlock',
    {
      schema: {
        tags,
        summary: 'Open an account of the practice that too many failed sign-ins closed.',
        body: unlockSchema,
        response: answers(doneSchema, 'one'),
      },
    },
    async (request) => {
      if (request.actor.type !== 'user') throw new AppError('denied', 'A practice admin does this after signing in.');
      await auth.unlock(request.actor, request.body.email);
      return { done: true as const };
    },
  );
}
