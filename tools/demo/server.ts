import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { EmbedBootstrap, Encounter } from '@codeloom/contracts';
import { CodeloomServer } from './codeloom-server.ts';
import { sampleVisits } from './visits.ts';
import type { SampleVisit } from './visits.ts';

/** The two people a visitor of the sample EMR can be. What each may do is said by the server, in the embed session. */
const users = {
  biller: { externalId: 'harbor-jhale', name: 'Jordan Hale', role: 'BILLER' },
  clinician: { externalId: 'harbor-praman', name: 'Priya Raman', role: 'PROVIDER' },
} as const;
type UserKey = keyof typeof users;

const pages: Record<string, { file: string; type: string }> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/emr.css': { file: 'emr.css', type: 'text/css; charset=utf-8' },
  '/emr.js': { file: 'emr.js', type: 'text/javascript; charset=utf-8' },
};

interface OpenChart {
  visit: SampleVisit;
  /** The EMR's own key of the encounter; Codeloom keeps it as `externalId`. */
  visitKey: string;
  encounterId: string | null;
}

export interface DemoOptions {
  codeloomUrl: string;
  apiKey: string;
  /** Where the sample EMR listens; loopback only. */
  port: number;
}

/**
 * "Harbor EMR": the server of a fictitious EMR vendor. It alone knows the API key; the page gets single-use client
 * secrets. Each visit has one key, so opening it again finds the same encounter; a visit that is done can be repeated.
 */
export async function startDemo(options: DemoOptions): Promise<Server> {
  const codeloom = new CodeloomServer(options.codeloomUrl, options.apiKey);
  const charts = new Map<string, OpenChart>();
  const origin = `http://127.0.0.1:${options.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const page = request.method === 'GET' ? pages[url.pathname] : undefined;
    if (page) {
      const body = await readFile(new URL(`page/${page.file}`, import.meta.url), 'utf8');
      response.setHeader('content-security-policy', pagePolicy(options.codeloomUrl));
      send(response, 200, page.type, body.replaceAll('%CODELOOM_URL%', options.codeloomUrl));
      return;
    }
    // The page's own calls carry JSON or this header: a form of another site can send neither.
    if (request.method !== 'GET' && !(request.headers['content-type'] ?? '').startsWith('application/json')) {
      sendJson(response, 415, { message: 'Send JSON.' });
      return;
    }
    const route = `${request.method} ${url.pathname}`;
    if (route === 'GET /emr/visits') {
      sendJson(response, 200, sampleVisits);
      return;
    }
    if (route === 'POST /emr/charts') {
      const { visitId, again = false } = await readJson<{ visitId: string; again?: boolean }>(request);
      const visit = sampleVisits.find((candidate) => candidate.id === visitId);
      if (!visit) {
        sendJson(response, 404, { message: 'No such visit on the schedule.' });
        return;
      }
      sendJson(response, 200, await openChart(codeloom, charts, visit, again));
      return;
    }
    if (route === 'POST /emr/notes') {
      const { visitKey, note } = await readJson<{ visitKey: string; note: string }>(request);
      const chart = charts.get(visitKey);
      if (!chart) {
        sendJson(response, 404, { message: 'This chart was closed. Open it again.' });
        return;
      }
      const encounter = await saveNote(codeloom, chart, note);
      sendJson(response, 200, { encounterId: encounter.id });
      return;
    }
    if (route === 'POST /emr/codeloom-session') {
      const { visitKey, user } = await readJson<{ visitKey: string; user: UserKey }>(request);
      const chart = charts.get(visitKey);
      if (!chart?.encounterId) {
        sendJson(response, 404, { message: 'Save the note first.' });
        return;
      }
      sendJson(response, 201, await openSession(codeloom, chart, user, origin));
      return;
    }
    if (route === 'GET /emr/export') {
      const format = url.searchParams.get('format') === 'csv' ? 'csv' : 'json';
      const chart = charts.get(url.searchParams.get('visit') ?? '');
      if (!chart?.encounterId) {
        sendJson(response, 404, { message: 'Save the note first.' });
        return;
      }
      const exported = await codeloom.export(format, chart.encounterId);
      response.setHeader('content-disposition', `attachment; filename="codeloom-export.${format}"`);
      send(response, 200, exported.type, exported.body);
      return;
    }
    sendJson(response, 404, { message: 'Not found.' });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : 'The sample EMR met an error.';
      if (!response.headersSent) sendJson(response, 502, { message });
      else response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return server;
}

/** The strict policy of a careful vendor, Trusted Types included: the components must live under it. */
function pagePolicy(codeloomUrl: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${codeloomUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${codeloomUrl}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** How often one visit of the sample schedule can be repeated. */
const MAX_REPEATS = 50;

/** The newest encounter of a visit, found by the EMR's own key; `again` opens the next, empty one. */
async function openChart(
  codeloom: CodeloomServer,
  charts: Map<string, OpenChart>,
  visit: SampleVisit,
  again: boolean,
): Promise<{ visitKey: string; encounter: Encounter | null }> {
  const keyOf = (nth: number): string => `${visit.patientPseudoId}-${visit.id}-${nth}`;
  let nth = 1;
  let encounter = await codeloom.findEncounter(keyOf(nth));
  while (encounter && nth < MAX_REPEATS) {
    const next = await codeloom.findEncounter(keyOf(nth + 1));
    if (!next) break;
    encounter = next;
    nth += 1;
  }
  if (again && encounter) {
    nth += 1;
    encounter = null;
  }
  const visitKey = keyOf(nth);
  charts.set(visitKey, { visit, visitKey, encounterId: encounter?.id ?? null });
  return { visitKey, encounter };
}

/** The first save creates the encounter, a later one makes a new note version of it. */
async function saveNote(codeloom: CodeloomServer, chart: OpenChart, note: string): Promise<Encounter> {
  if (chart.encounterId) {
    const current = await codeloom.encounter(chart.encounterId);
    if (current.noteText === note) return current;
    return codeloom.updateNote(current.id, current.version, note);
  }
  const { visit } = chart;
  const encounter = await codeloom.createEncounter(
    {
      externalId: chart.visitKey,
      patientPseudoId: visit.patientPseudoId,
      encounterDate: new Date().toISOString().slice(0, 10),
      visitType: visit.visitType,
      specialty: visit.specialty,
      payer: visit.payer,
      placeOfService: '11',
      ageYears: visit.ageYears,
      sex: visit.sex,
      noteText: note,
    },
    chart.visitKey,
  );
  chart.encounterId = encounter.id;
  return encounter;
}

async function openSession(
  codeloom: CodeloomServer,
  chart: OpenChart,
  userKey: UserKey,
  origin: string,
): Promise<EmbedBootstrap> {
  const user = users[userKey];
  return codeloom.createSession({
    user,
    encounterExternalId: chart.visitKey,
    components: {
      note: { canEdit: false },
      suggest: { canRun: true },
      finalCodes: { canEdit: true, canFinalize: user.role === 'BILLER', canComment: true },
      codeSearch: {},
    },
    allowedOrigins: [origin],
  });
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

/** The page sends notes up to Codeloom's own body limit (1 MB). */
async function readJson<T>(request: IncomingMessage): Promise<T> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > 1_000_000) throw new Error('The note is too long. Split it by visit.');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as T;
}
