// @ts-check
// What the elements say to people: every text goes through `msg`, and every message has its Spanish.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Attributes whose value is read or heard by people. */
const spoken =
  /\s(?:aria-label|aria-description|aria-roledescription|placeholder|title|alt)="([^"$]*[A-Za-z]{2}[^"$]*)"/g;
/** Keys of objects that hold texts for people. */
const spokenKeys = new Set(['label', 'does', 'title', 'text', 'hint', 'empty']);

/**
 * @typedef {{ messages: Map<string, string>, loose: string[] }} Texts
 *   `messages`: English to the file that says it; `loose`: texts that pass `msg` by, with their place
 */

/** @param {string} folder of element sources @returns {Texts} */
export function textsOf(folder) {
  /** @type {Texts} */
  const texts = { messages: new Map(), loose: [] };
  const files = globSync('**/*.ts', { cwd: folder }).filter(
    (file) => !/\.(?:test|styles)\.ts$|^testing\/|^locales\/|^loader\/|tokens/.test(file),
  );
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(folder, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    visit(source, file, texts);
  }
  return texts;
}

/** @param {ts.Node} node @param {string} file @param {Texts} texts */
function visit(node, file, texts) {
  const place = () => `${file}:${node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'msg') {
    const [argument] = node.arguments;
    const key = argument ? keyOf(argument) : null;
    if (key === null) texts.loose.push(`${place()} msg takes one literal: ${node.getText().slice(0, 80)}`);
    else texts.messages.set(key, file);
  }
  if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'html') {
    for (const text of literalsIn(node.template)) texts.loose.push(`${place()} ${text}`);
  }
  if (
    ts.isPropertyAssignment(node) &&
    spokenKeys.has(node.name.getText()) &&
    ts.isStringLiteralLike(node.initializer)
  ) {
    const { text } = node.initializer;
    if (/[A-Za-z]{2}/.test(text)) texts.loose.push(`${place()} ${node.name.getText()}: ${text}`);
  }
  ts.forEachChild(node, (child) => visit(child, file, texts));
}

/** @param {ts.Expression} argument @returns {string | null} the key under which a translation stands */
function keyOf(argument) {
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isTaggedTemplateExpression(argument) || argument.tag.getText() !== 'str') return null;
  const { template } = argument;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return template.head.text + template.templateSpans.map((span, index) => `{${index}}${span.literal.text}`).join('');
}

/** @param {ts.TemplateLiteral} template @returns {string[]} what a person would read or hear in the markup itself */
function literalsIn(template) {
  const markup = ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.head.text + template.templateSpans.map((span) => `\u0000${span.literal.text}`).join('');
  const attributes = [...markup.matchAll(spoken)].map(([, value]) => value ?? '');
  const between = markup
    .replaceAll(/<kbd[^>]*>.*?<\/kbd>/gs, '')
    .replaceAll(/<!--.*?-->/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll('\u0000', ' ').trim())
    .filter((text) => /[A-Za-z]{2}/.test(text));
  return [...attributes, ...between].map((text) => text.replaceAll(/\s+/g, ' '));
}
