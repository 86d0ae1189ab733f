import { CodeloomError } from './error.ts';

export interface SignInDialogOptions {
  /** Origin of Codeloom. */
  baseUrl: string;
  /** `clp_…`, made by a practice admin for the pages it names. */
  publishableKey: string;
  /** Binds the session to the host's own key of the encounter. */
  encounterExternalId?: string | undefined;
}

interface FrameMessage {
  source?: unknown;
  type?: unknown;
  clientSecret?: unknown;
}

/**
 * The way in of a page without a server of its own: people sign in within a frame of Codeloom's origin, inside a dialog of
 * the page. The page never sees the password; it gets the same single-use secret that a server would fetch.
 */
export function signInDialog({
  baseUrl,
  publishableKey,
  encounterExternalId,
}: SignInDialogOptions): () => Promise<string> {
  const { origin } = new URL(baseUrl);
  const asked = new URLSearchParams({ key: publishableKey, origin: location.origin });
  if (encounterExternalId) asked.set('encounter', encounterExternalId);
  return () =>
    new Promise((resolve, reject) => {
      const dialog = document.createElement('dialog');
      const frame = document.createElement('iframe');
      dialog.setAttribute('aria-label', 'Sign in to Codeloom');
      frame.title = 'Sign in to Codeloom';
      // Properties one by one: a style attribute would meet the page's CSP.
      Object.assign(dialog.style, {
        padding: '0',
        border: '0',
        borderRadius: '12px',
        overflow: 'hidden',
        background: 'none',
      });
      Object.assign(frame.style, {
        display: 'block',
        border: '0',
        width: 'min(400px, 92vw)',
        height: 'min(470px, 88vh)',
      });
      frame.src = `${origin}/embed/sign-in?${asked.toString()}`;

      const close = (): void => {
        window.removeEventListener('message', listen);
        dialog.remove();
      };
      const cancel = (): void => {
        close();
        reject(new CodeloomError('unauthenticated', 'Nobody signed in. Open the sign-in again to use Codeloom here.'));
      };
      const listen = ({ origin: from, source, data }: MessageEvent<FrameMessage | null>): void => {
        // Our own frame and nobody else: both the window and its origin must fit.
        if (from !== origin || source !== frame.contentWindow || data?.source !== 'codeloom-sign-in') return;
        if (data.type === 'closed') cancel();
        if (data.type === 'secret' && typeof data.clientSecret === 'string') {
          close();
          resolve(data.clientSecret);
        }
      };
      window.addEventListener('message', listen);
      dialog.addEventListener('cancel', cancel);
      dialog.append(frame);
      document.body.append(dialog);
      dialog.showModal();
    });
}
