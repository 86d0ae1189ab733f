import type {
  Attribute,
  ClassField,
  CustomElement,
  CustomElementDeclaration,
  Package,
} from 'custom-elements-manifest/schema.js';

/** One public tag, as the manifest tells it. */
export type PublicElement = CustomElementDeclaration & CustomElement & { tagName: string; attributes: Attribute[] };

export function elementsOf(manifest: Package): PublicElement[] {
  return manifest.modules
    .flatMap(({ declarations }) => declarations ?? [])
    .filter(
      (declaration): declaration is PublicElement =>
        'tagName' in declaration && typeof declaration.tagName === 'string',
    )
    .map((element) => ({ ...element, attributes: (element as CustomElement).attributes ?? [] }))
    .sort((a, b) => a.tagName.localeCompare(b.tagName));
}

/** The literals of `'focus' | 'page'`; none where a value is free. */
function choicesOf(type: string | undefined): string[] {
  const parts = (type ?? '')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== 'null' && part !== 'undefined');
  return parts.every((part) => /^'[\w-]+'$/.test(part)) ? parts.map((part) => part.slice(1, -1)) : [];
}

/** Custom data for HTML in VS Code: https://github.com/microsoft/vscode-custom-data. */
export function vscodeData(elements: readonly PublicElement[]): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, summary, description, attributes }) => ({
      name: tagName,
      description: description ?? summary ?? '',
      attributes: attributes.map((attribute) => ({
        name: attribute.name,
        description: attribute.description ?? '',
        ...(attribute.type?.text === 'boolean' ? { valueSet: 'v' } : {}),
        values: choicesOf(attribute.type?.text).map((name) => ({ name })),
      })),
    })),
  };
}

/** Data for JetBrains editors: https://github.com/JetBrains/web-types. */
export function webTypes(elements: readonly PublicElement[], version: string): object {
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: '@codeloom/elements',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: element.summary ?? '',
          attributes: element.attributes.map(({ name, description, type }) => ({
            name,
            description: description ?? '',
            value: { type: type?.text ?? 'string' },
          })),
          js: {
            properties: fieldsOf(element).map(({ name, description }) => ({
              name,
              description: description ?? '',
            })),
            events: (element.events ?? []).map(({ name, description }) => ({ name, description: description ?? '' })),
          },
          slots: (element.slots ?? []).map(({ name, description }) => ({
            name: name || 'default',
            description: description ?? '',
          })),
        })),
      },
    },
  };
}

function fieldsOf({ members }: PublicElement): ClassField[] {
  return (members ?? []).filter((member): member is ClassField => member.kind === 'field');
}

/** Attributes, properties and events of each tag as one interface, and what each framework calls it. */
export function frameworkTypes(elements: readonly PublicElement[]): Record<string, string> {
  const shared = [
    "import type { CodeloomEventMap } from './types/index.js';",
    `import type { ${elements.map(({ name }) => name).join(', ')} } from './types/index.js';`,
    '',
    '/** Tag to what a template may write on it. Generated from custom-elements.json. */',
    'export interface CodeloomTemplates {',
    ...elements.map((element) => `  '${element.tagName}': {\n${attributeLines(element)}\n  }${propertyType(element)};`),
    '}',
    '',
    '/** `oncodeloom-ready` and so on: React 19 listens to events of custom elements by this name. */',
    'export type CodeloomEventProps = {',
    '  [Name in keyof CodeloomEventMap as `on${Name}`]?: (event: CodeloomEventMap[Name]) => void;',
    '};',
    '',
  ].join('\n');
  return {
    'templates.d.ts': shared,
    'react.d.ts': `import type { HTMLAttributes, Key, Ref } from 'react';
import type { CodeloomEventProps, CodeloomTemplates } from './templates.js';

type Templates = {
  [Tag in keyof CodeloomTemplates]: CodeloomTemplates[Tag] &
    CodeloomEventProps &
    Omit<HTMLAttributes<HTMLElement>, keyof CodeloomTemplates[Tag]> & { key?: Key; ref?: Ref<HTMLElement>; class?: string };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Templates {}
  }
}
`,
    'vue.d.ts': `import type { DefineComponent } from 'vue';
import type { CodeloomTemplates } from './templates.js';

type Components = { [Tag in keyof CodeloomTemplates]: DefineComponent<CodeloomTemplates[Tag]> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
}
`,
    'svelte.d.ts': `import type { CodeloomEventProps, CodeloomTemplates } from './templates.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements.map(({ tagName }) => `    '${tagName}': CodeloomTemplates['${tagName}'] & CodeloomEventProps & { class?: string };`).join('\n')}
  }
}
`,
  };
}

function attributeLines(element: PublicElement): string {
  return element.attributes
    .map(({ name, fieldName, description, type }) => {
      const choices = choicesOf(type?.text);
      // A type with a name of its own is that of the property.
      const named = fieldName !== undefined && /^[A-Z]\w+$/.test(type?.text ?? '');
      const own = named ? `${element.name}['${fieldName}']` : plainType(type?.text);
      const written = choices.length > 0 ? choices.map((choice) => `'${choice}'`).join(' | ') : own;
      return `    /** ${(description ?? '').replaceAll('*/', '')} */\n    '${name}'?: ${written} | undefined;`;
    })
    .join('\n');
}

function plainType(type: string | undefined): string {
  if (type === 'boolean' || type === 'number') return type;
  return 'string';
}

/** Fields that are no attribute: a template sets them as properties. */
function propertyType(element: PublicElement): string {
  const named = new Set(element.attributes.flatMap(({ name, fieldName }) => [name, fieldName ?? '']));
  const fields = fieldsOf(element).filter(({ name }) => !named.has(name));
  if (fields.length === 0) return '';
  return ` & Partial<Pick<${element.name}, ${fields.map(({ name }) => `'${name}'`).join(' | ')}>>`;
}
