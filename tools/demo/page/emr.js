// The page of the sample EMR: plain JavaScript, as a vendor's page might hold it.
const byId = (id) => document.getElementById(id);
const payers = { commercial: 'Commercial', medicare: 'Medicare', medicaid: 'Medicaid' };
const visitTypes = { office_new: 'Office, new', office_established: 'Office, established' };

let visits = [];
/** The open chart: the visit of the schedule and the EMR's key of this encounter. */
let chart = null;
/** Raised with each chart asked for: an answer for an older one is not shown. */
let asked = 0;

async function call(path, body) {
  const response = await fetch(
    path,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

function say(text) {
  byId('message').hidden = !text;
  byId('message').textContent = text;
}

function showSchedule() {
  byId('schedule').replaceChildren(
    ...visits.map((visit) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-current', String(chart?.visit === visit));
      const reason = document.createElement('small');
      reason.textContent = `${visit.time} · ${visit.reason}`;
      button.append(visit.patientName, reason);
      button.addEventListener('click', () => guarded(() => openChart(visit)));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }),
  );
}

function showFacts(visit) {
  byId('patient').textContent = visit.patientName;
  const facts = {
    MRN: visit.patientPseudoId,
    Age: `${visit.ageYears} y, ${visit.sex === 'f' ? 'female' : 'male'}`,
    Visit: visitTypes[visit.visitType],
    Clinician: visit.clinician,
    Payer: payers[visit.payer],
  };
  byId('facts').replaceChildren(
    ...Object.entries(facts).map(([name, value]) => {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const detail = document.createElement('dd');
      term.textContent = name;
      detail.textContent = value;
      row.append(term, detail);
      return row;
    }),
  );
}

/** Until a chart is open nothing can be typed into it or saved: it would land in the one before. */
function setOpening(opening) {
  for (const control of byId('note-form').elements) control.disabled = opening;
}

/** Opens the newest encounter of a visit, or an empty one: by the EMR's own key, so that coming back finds it again. */
async function openChart(visit, again = false) {
  window.Codeloom?.logout();
  setOpening(true);
  byId('again').hidden = true;
  asked += 1;
  const mine = asked;
  const { visitKey, encounter } = await call('/emr/charts', { visitId: visit.id, again });
  if (mine !== asked) return;
  setOpening(false);
  chart = { visit, visitKey };
  // The address remembers which visit of the sample schedule is open; it names no patient.
  window.history.replaceState(null, '', `#${visit.id}`);
  byId('note').value = encounter?.noteText ?? '';
  showFacts(visit);
  showSchedule();
  showCharges(isFinal(encounter) ? encounter : null);
  byId('coding').hidden = !encounter;
  byId('again').hidden = !encounter;
  showEditor(!encounter);
  if (encounter) showCodes(encounter);
  else byId('note').focus();
}

const isFinal = (encounter) => ['finalized', 'exported'].includes(encounter?.status);

function showCodes(encounter) {
  byId('provider').setAttribute('encounter-id', encounter.id);
  byId('edit-note').hidden = isFinal(encounter);
  startCodeloom();
}

function showEditor(editing) {
  byId('note-form').hidden = !editing;
  byId('coding-note').hidden = editing;
  byId('edit-note').hidden = editing;
}

/** Saving hands the note to Codeloom through the EMR's server, then opens a session for this one encounter. */
async function saveNote() {
  const { encounterId } = await call('/emr/notes', { visitKey: chart.visitKey, note: byId('note').value });
  byId('coding').hidden = false;
  byId('again').hidden = false;
  showEditor(false);
  showCodes({ id: encounterId, status: 'draft' });
}

function startCodeloom() {
  const { visitKey } = chart;
  window.Codeloom.load({
    fetchClientSecret: async () =>
      (await call('/emr/codeloom-session', { visitKey, user: byId('user').value })).clientSecret,
  });
}

function showCharges(encounter) {
  // The charges of this visit, once it has any.
  for (const link of document.querySelectorAll('[data-export]')) {
    const visit = encodeURIComponent(chart?.visitKey ?? '');
    link.href = `/emr/export?format=${link.dataset.export}&visit=${visit}`;
    link.hidden = !isFinal(encounter);
  }
  const lines = encounter
    ? [
        ...(encounter.finalEmCode
          ? [{ code: encounter.finalEmCode, modifiers: encounter.finalEmModifiers, units: 1, pointers: null }]
          : []),
        ...encounter.finalProcedures,
      ]
    : [];
  const rows = lines.map((line, index) => {
    const pointers = line.pointers?.length
      ? line.pointers.map((position) => encounter.finalDiagnoses[position - 1]?.code)
      : encounter.finalDiagnoses.slice(0, 4).map((diagnosis) => diagnosis.code);
    return row([index + 1, line.code, line.modifiers.join(' ') || '—', line.units, pointers.join(', ')]);
  });
  if (rows.length === 0) {
    const empty = row(['Charges appear here when the codes are finalized.']);
    empty.firstElementChild.colSpan = 5;
    rows.push(empty);
  }
  byId('charges').replaceChildren(...rows);
}

function row(cells) {
  const tr = document.createElement('tr');
  tr.append(
    ...cells.map((cell) => {
      const td = document.createElement('td');
      td.textContent = String(cell);
      return td;
    }),
  );
  return tr;
}

async function guarded(work) {
  say('');
  try {
    await work();
  } catch (error) {
    say(error.message);
  }
}

byId('note-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void guarded(saveNote);
});
byId('sample').addEventListener('click', () => {
  byId('note').value = chart.visit.note;
});
byId('edit-note').addEventListener('click', () => showEditor(true));
byId('again').addEventListener('click', () => guarded(() => openChart(chart.visit, true)));
byId('user').addEventListener('change', () => {
  if (!byId('coding').hidden) startCodeloom();
});
document.addEventListener('codeloom-finalized', (event) => {
  showCharges(event.detail.encounter);
  byId('edit-note').hidden = true;
  say('Codes finalized in Codeloom; charges posted.');
});

await guarded(async () => {
  visits = await call('/emr/visits');
  await openChart(visits.find(({ id }) => `#${id}` === window.location.hash) ?? visits[0]);
});
