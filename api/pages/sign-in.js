// The sign-in frame of a publishable key: our origin, framed by the pages the key names and by nobody else (frame-ancestors). It answers
// the page around it with a client secret, addressed to that page's origin, which is the only one the secret opens on.
'use strict';

const asked = new URLSearchParams(window.location.search);
const publishableKey = asked.get('key') ?? '';
const origin = asked.get('origin') ?? '';
const encounterExternalId = asked.get('encounter') ?? undefined;

const byId = (id) => document.getElementById(id);
const form = byId('form');
const problem = byId('problem');
const submit = byId('submit');

/** Only the page that asked hears it: the browser drops the message for a window of any other origin. */
function tell(message) {
  if (window.parent !== window) window.parent.postMessage({ source: 'codeloom-sign-in', ...message }, origin);
}

function say(text) {
  problem.textContent = text;
  problem.hidden = text === '';
}

async function signIn() {
  say('');
  submit.disabled = true;
  submit.textContent = 'Signing in…';
  const fields = new FormData(form);
  const email = String(fields.get('email')).trim();
  const password = String(fields.get('password'));
  try {
    const answer = await fetch('/embed/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      cache: 'no-store',
      body: JSON.stringify({ publishableKey, origin, email, password, encounterExternalId }),
    });
    const body = await answer.json();
    if (answer.ok) {
      form.reset();
      tell({ type: 'secret', clientSecret: body.clientSecret });
    } else {
      say(body.error?.message ?? 'Signing in did not work. Try again.');
      byId('password').select();
    }
  } catch {
    say('Codeloom cannot be reached. Check the connection, then try again.');
  } finally {
    submit.disabled = false;
    submit.textContent = 'Sign in';
  }
}

byId('asker').textContent = origin.replace(/^https?:\/\//, '');
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void signIn();
});
byId('cancel').addEventListener('click', () => tell({ type: 'closed' }));
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tell({ type: 'closed' });
});
tell({ type: 'ready' });
byId('email').focus();
