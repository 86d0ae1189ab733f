import { ContextProvider } from '@lit/context';
import type { Environment, Me } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { go, onMove, paths, routeOf } from '../router.ts';
import type { Route } from '../router.ts';
import { createSession, sessionContext } from '../session.ts';
import type { UnsentDraft } from '../session.ts';
import type { SignedInEvent } from '../sign-in/sign-in.ts';
import { logo } from './logo.ts';

type Phase = 'starting' | 'unreachable' | 'ready';

const titles: Record<Route['page'], string> = {
  'sign-in': 'Sign in',
  encounters: 'Encounters',
  'new-encounter': 'New encounter',
  encounter: 'Encounter',
  training: 'Training',
  usage: 'Usage',
  audit: 'Audit trail',
  settings: 'Settings',
  partner: 'Partner console',
  unknown: 'Page not found',
};

/** The frame of the portal: who is signed in, which page is shown, and the bar above it. */
export class CodeloomPortal extends PortalElement {
  @state() private phase: Phase = 'starting';
  @state() private problem = '';
  /** Why the sign-in page is shown to somebody who was signed in. */
  @state() private reason = '';
  @state() private route: Route = routeOf(new URL(location.href));

  readonly #session = new ContextProvider(this, {
    context: sessionContext,
    initialValue: createSession((unsent) => this.#expired(unsent)),
  });
  #leaveRouter: (() => void) | null = null;
  /** The user whose session ended, and what that user typed when it did: the newest of each kind and encounter. */
  #ended: { userId: string; unsent: Map<string, UnsentDraft> } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveRouter = onMove(() => this.#moved());
    void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveRouter?.();
  }

  get #current() {
    return this.#session.value ?? createSession((unsent) => this.#expired(unsent));
  }

  #set(change: { me?: Me | null; environment?: Environment | null }): void {
    this.#session.setValue({ ...this.#current, ...change });
    this.requestUpdate();
  }

  async #start(): Promise<void> {
    this.phase = 'starting';
    const { auth } = this.#current;
    try {
      this.#set({ environment: await auth.environment() });
      this.#set({ me: await auth.me() });
    } catch (error) {
      if (!(error instanceof CodeloomError) || error.code !== 'unauthenticated') {
        this.phase = 'unreachable';
        this.problem = error instanceof CodeloomError ? error.message : 'Codeloom could not start. Reload the page.';
        return;
      }
    }
    this.phase = 'ready';
    this.#moved();
  }

  #moved(): void {
    this.route = routeOf(new URL(location.href));
    const { me } = this.#current;
    // A vendor comes with its own key, not as somebody of a practice.
    if (this.phase === 'ready' && this.route.page !== 'partner') {
      const here = location.pathname + location.search;
      if (!me && this.route.page !== 'sign-in') return go(paths.signIn(here), { replace: true });
      if (me && this.route.page === 'sign-in') return go(this.route.next, { replace: true });
    }
    document.title = `${titles[this.route.page]} · Codeloom`;
    void this.#keepFocus();
  }

  /**
   * A page that went takes its focus along, and the keyboard would start again at the top of the window. The new page's
   * main part takes it, unless a field there did.
   */
  async #keepFocus(): Promise<void> {
    await this.updateComplete;
    // Pages draw themselves one update later, and those made for typing put the focus into their first field.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body && activeElement.isConnected) return;
    this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }

  /** The server ended the session: what was shown goes, and signing in leads back to the same place. */
  #expired(unsent: UnsentDraft | null): void {
    const { me } = this.#current;
    if (me) this.#ended = { userId: me.user.id, unsent: new Map() };
    if (unsent) this.#ended?.unsent.set(`${unsent.encounterId} ${unsent.content.kind}`, unsent);
    if (!me) return;
    this.reason =
      'Your session has ended: nobody worked here for a while, or you signed out elsewhere. Sign in to go on where you were.';
    this.#set({ me: null });
    this.#moved();
  }

  async #signOut(): Promise<void> {
    this.reason = '';
    this.#ended = null;
    try {
      await this.#current.auth.signOut();
    } catch {
      // The session ends by itself after 15 minutes; the screen is cleared in any case.
    }
    this.#set({ me: null });
    go(paths.signIn(paths.encounters()), { replace: true });
  }

  async #signedIn({ me }: SignedInEvent): Promise<void> {
    this.reason = '';
    await this.#sendAgain(me.user.id);
    this.#set({ me });
    this.#moved();
  }

  /** What met the end of the session is kept before the page shows again, to the same user alone; the page brings it back. */
  async #sendAgain(userId: string): Promise<void> {
    const ended = this.#ended;
    this.#ended = null;
    if (ended?.userId !== userId) return;
    const { drafts } = this.#current.client;
    await Promise.allSettled([...ended.unsent.values()].map((draft) => drafts.save(draft)));
  }

  protected override render(): TemplateResult {
    if (this.phase === 'starting') return html`<main class="min-h-dvh" aria-busy="true"></main>`;
    if (this.phase === 'unreachable') return this.#unreachable();
    const { me, environment } = this.#current;
    if (this.route.page === 'partner') return html`<codeloom-portal-partner-console></codeloom-portal-partner-console>`;
    if (!me || this.route.page === 'sign-in') {
      return html`<codeloom-portal-sign-in
        .auth=${this.#current.auth}
        .reason=${this.reason}
        .hint=${environment?.signInHint ?? null}
        @codeloom-portal-signed-in=${this.#signedIn}
      ></codeloom-portal-sign-in>`;
    }
    const menu = html`${
        environment?.appEnv === 'dev'
          ? html`<span
              class="rounded-full bg-warning-soft px-2 py-0.5 text-xs font-semibold text-warning"
              title=${`Development, version ${environment.version}`}
              >Dev</span
            >`
          : nothing
      } <codeloom-portal-user-menu .me=${me} @codeloom-portal-sign-out=${this.#signOut}></codeloom-portal-user-menu>`;
    if (me.user.role === 'PLATFORM_ADMIN') return this.#framed(menu, platformPage());
    switch (this.route.page) {
      case 'encounters':
        return this.#framed(
          menu,
          html`<codeloom-portal-encounters .query=${this.route.query}></codeloom-portal-encounters>`,
          me,
        );
      case 'new-encounter':
        return this.#framed(menu, html`<codeloom-portal-new-encounter></codeloom-portal-new-encounter>`, me);
      case 'encounter':
        return html`<codeloom-portal-encounter
          .encounterId=${this.route.id}
          .menu=${menu}
        ></codeloom-portal-encounter>`;
      case 'audit':
        // The server refuses it to others too; they are told what an unknown address tells.
        return this.#framed(
          menu,
          me.user.role === 'PRACTICE_ADMIN' ? html`<codeloom-portal-audit></codeloom-portal-audit>` : missingPage(),
          me,
        );
      case 'usage':
        return this.#framed(menu, html`<codeloom-portal-usage></codeloom-portal-usage>`, me);
      case 'training':
        return this.#framed(
          menu,
          html`<codeloom-portal-training .caseId=${this.route.caseId}></codeloom-portal-training>`,
          me,
        );
      case 'settings':
        return this.#framed(
          menu,
          me.user.role === 'PRACTICE_ADMIN'
            ? html`<codeloom-portal-settings></codeloom-portal-settings>`
            : missingPage(),
          me,
        );
      case 'unknown':
        return this.#framed(menu, missingPage(), me);
    }
  }

  #framed(menu: TemplateResult, page: TemplateResult, me?: Me): TemplateResult {
    const on = (page: Route['page']): 'page' | 'false' => (this.route.page === page ? 'page' : 'false');
    return html`
      <header class="sticky top-0 z-10 border-b border-line bg-surface">
        <div class="flex min-h-13 flex-wrap items-center gap-x-3 px-4 max-two:pt-2.5">
          <a href=${paths.encounters()} class="flex items-center gap-2 text-base font-[650] tracking-tight">
            ${logo()} codeloom
          </a>
          ${
            me
              ? html`<nav
                    aria-label="Main"
                    class="ml-2 flex min-w-0 items-center max-two:order-last max-two:-mx-2 max-two:basis-[calc(100%+16px)] max-two:overflow-x-auto max-two:py-1.5 max-two:text-[13px] max-two:[&>a]:px-2"
                  >
                    <a class="quiet" href=${paths.encounters()} aria-current=${on('encounters')}>Encounters</a>
                    <a class="quiet" href=${paths.training(null)} aria-current=${on('training')}>Training</a>
                    <a class="quiet" href=${paths.usage()} aria-current=${on('usage')}>Usage</a>
                    ${
                      me.user.role === 'PRACTICE_ADMIN'
                        ? html`<a class="quiet" href=${paths.audit()} aria-current=${on('audit')}>Audit</a>
                            <a class="quiet" href=${paths.settings()} aria-current=${on('settings')}>Settings</a>`
                        : nothing
                    }
                  </nav>
                  <span class="ml-1 hidden truncate text-ink-3 two:inline">${me.practice?.name}</span>`
              : nothing
          }
          <span class="grow"></span>
          ${menu}
        </div>
      </header>
      <main tabindex="-1" class="outline-none">${page}</main>
    `;
  }

  #unreachable(): TemplateResult {
    return html`<main class="grid min-h-dvh place-items-center p-6">
      <div class="max-w-md" role="alert">
        ${logo(28)}
        <h1 class="mt-4 text-xl font-[650]">Codeloom is not reachable</h1>
        <p class="mt-2 text-ink-2">${this.problem}</p>
        <wa-button class="mt-4" variant="brand" @click=${() => this.#start()}>Try again</wa-button>
      </div>
    </main>`;
  }
}

const platformPage = (): TemplateResult =>
  html`<div class="mx-auto max-w-xl px-6 py-16">
    <h1 class="text-xl font-[650]">This console is for the people of a practice</h1>
    <p class="mt-3 text-ink-2">
      You are signed in as a platform admin. Platform accounts belong to no practice, so no encounter, note or code is
      shown here. Sign in with an account of a practice to code encounters.
    </p>
    <codeloom-portal-vendors></codeloom-portal-vendors>
  </div>`;

const missingPage = (): TemplateResult =>
  html`<div class="mx-auto max-w-xl px-6 py-16">
    <h1 class="text-xl font-[650]">There is no such page</h1>
    <p class="mt-3 text-ink-2">
      The address may be mistyped. <a class="link" href=${paths.encounters()}>Go to the encounters</a>
    </p>
  </div>`;
