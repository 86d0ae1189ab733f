// A whole page for web views of desktop EMRs. The EMR's server opens a session that names our origin, and the EMR opens
// /embed/page/encounter#secret=cls_…&encounter=V-20418. What stands behind # never leaves the browser; it is read once and wiped.
'use strict';

const given = new URLSearchParams(window.location.hash.slice(1));
window.history.replaceState(null, '', window.location.pathname);

let secret = given.get('secret');
const provider = document.getElementById('provider');
const ended = document.getElementById('ended');

function showEnd() {
  ended.textContent = 'This session has ended. Open the visit again from your EMR; what you typed is kept for a day.';
  ended.hidden = false;
}

/** Single use: a web view has no server of its own to ask for another secret. */
function fetchClientSecret() {
  const once = secret;
  secret = null;
  if (once) return Promise.resolve(once);
  showEnd();
  return Promise.reject(new Error('This page holds one client secret only.'));
}

const encounter = given.get('encounter');
if (encounter) provider.setAttribute('encounter-external-id', encounter);
else if (given.get('encounterId')) provider.setAttribute('encounter-id', given.get('encounterId'));
// A secret that was used or has expired opens nothing; the elements say so too, this says what to do here.
provider.addEventListener('codeloom-session-expired', showEnd);
provider.addEventListener('codeloom-load-error', ({ detail }) => {
  if (detail?.type === 'authentication_error' || detail?.type === 'session_create_error') showEnd();
});
window.Codeloom.load({ fetchClientSecret });
