// @ts-check
// What the engine, the server and the SDK say to people, read from their sources: each sentence needs its translation.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';

/** Stands where a value will. Brackets that no sentence holds, so that what is left of English is English. */
const HOLE = '⟨·⟩';
/** Enough to see each branch of a sentence that is made of two choices. */
const MOST_FORMS = 8;

/** Folders and files whose sentences people read. Programs of the command line speak English only. */
const sources = [
  'rules/src/{decide,edits}/**/*.ts',
  'rules/src/{em-result,recompute}.ts',
  'rules/src/read/problems.ts',
  'contracts/src/*.ts',
  'api/src/{modules,platform,server,transport}/**/*.ts',
  'sdk/src/*.ts',
];
/** Not shown by an element: tests, descriptions in the API's documentation, answers to programs and to a failed start. */
const elsewhere =
  /\.test\.ts$|testing|\.rest\.ts$|\/rest\.ts$|platform\/(?:config|secrets|crypto|database\/(?!fault)|jobs|log|shutdown)|server\/(?:bundles|metrics|pages|docs|same-origin)|portal-|llm\/(?:endpoint|model-failure|start-check)|suggestions\/(?:model|redact|prompt|facts)/;
/** Of these only the errors are shown. */
const errorsOnly = /modules\/(?:embed|practice|auth|audit|usage|exports)\//;
/** Fields of the rule book that a person reads. */
const spokenFields = new Set(['message', 'why', 'what', 'missing', 'holdsVisit']);

/** @typedef {{ text: string, place: string }} Sentence */

/** @param {string} root @returns {Sentence[]} sentences with a mark for each value */
export function sentencesOf(root) {
  /** @type {Map<string, Sentence>} */
  const found = new Map();
  const add = (/** @type {string} */ text, /** @type {string} */ place) => {
    if (!found.has(text)) found.set(text, { text, place });
  };
  for (const file of globSync(sources, { cwd: root }).sort()) {
    if (elsewhere.test(file)) continue;
    const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.ES2022, true);
    for (const text of sentencesIn(source, errorsOnly.test(file))) add(text, file);
  }
  for (const file of globSync('rules/book/{edits,procedures,services}/*.yaml', { cwd: root }).sort()) {
    if (file.endsWith('.cases.yaml')) continue;
    for (const text of fieldsOf(parse(readFileSync(path.join(root, file), 'utf8')))) add(text, file);
  }
  return [...found.values()];
}

/**
 * @param {ts.SourceFile} source
 * @param {boolean} [onlyErrors]
 * @returns {string[]} literals that are sentences: a capital or a value first, a full stop last
 */
export function sentencesIn(source, onlyErrors = false) {
  /** @type {string[]} */
  const texts = [];
  const visit = (/** @type {ts.Node} */ node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const isPart = ts.isTemplateSpan(node.parent) || ts.isConditionalExpression(node.parent);
      const isLogged = /(?:new \w*Error|log|warn|write|describe|meta)\(/.test(headOf(node));
      const isError = /new (?:AppError|CodeloomError)\(/.test(headOf(node));
      const isShown = isError || (!onlyErrors && !isLogged && !isSource(node));
      if (isShown && (!isPart || !insideTemplate(node))) texts.push(...formsOf(node).filter(isSentence));
      if (ts.isTemplateExpression(node)) return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const isSentence = (/** @type {string} */ text) =>
  /^(?:[A-Z⟨].*\s.*)[.]$/.test(text) && text.replaceAll(HOLE, '').replaceAll(/[^a-z]/gi, '').length > 3;

/** @param {ts.Node} node @returns {string} the start of the call around a literal */
function headOf(node) {
  for (let at = node.parent; at && !ts.isBlock(at) && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isNewExpression(at)) return `new ${at.expression.getText()}(`;
    if (ts.isCallExpression(at)) return `${at.expression.getText()}(`;
  }
  return '';
}

/** @param {ts.Node} node @returns {boolean} the title of a source, which keeps its own language */
function isSource(node) {
  return ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'source';
}

/** @param {ts.Node} node */
function insideTemplate(node) {
  for (let at = node.parent; at && !ts.isStatement(at); at = at.parent) if (ts.isTemplateExpression(at)) return true;
  return false;
}

/** @param {ts.Expression} node @returns {string[]} the texts an expression can be, a hole for what only a run knows */
function formsOf(node) {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return formsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...formsOf(node.whenTrue), ...formsOf(node.whenFalse)];
  // A reason of the rule book inside a sentence is one itself, with its full stop.
  if (!ts.isTemplateExpression(node)) return [/\.(?:why|message)$/.test(node.getText()) ? `${HOLE}.` : HOLE];
  return node.templateSpans.reduce(
    (forms, span) =>
      forms
        .flatMap((before) => formsOf(span.expression).map((value) => before + value + span.literal.text))
        .slice(0, MOST_FORMS),
    [node.head.text],
  );
}

/** @param {unknown} value @returns {string[]} */
function fieldsOf(value) {
  if (Array.isArray(value)) return value.flatMap(fieldsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    spokenFields.has(key) && typeof inner === 'string' ? [inner] : fieldsOf(inner),
  );
}
