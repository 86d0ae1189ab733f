import MagicString from 'magic-string';
import type { Plugin } from 'rolldown';

/**
 * `@property(options) name` becomes `Class.createProperty('name', options)`, which is all that Lit's decorators do to a
 * field of ours. Neither they nor the compiler's helper then stand on a host's page: half a kilobyte gzipped.
 */
export function plainProperties(): Plugin {
  return {
    name: 'codeloom-plain-properties',
    transform: {
      filter: { id: /elements[/\\]src[/\\].*\.ts$/, code: /lit\/decorators\.js/ },
      handler(code, id) {
        const edited = new MagicString(code);
        for (const element of classesOf(this.parse(code, { lang: 'ts' }))) {
          for (const field of element.body.body) {
            for (const { start, end, expression } of field.decorators ?? []) {
              const kind = expression.callee?.name;
              if ((kind !== 'property' && kind !== 'state') || field.type !== 'PropertyDefinition') {
                throw new Error(`${id}: ${code.slice(start, end)} is not a decorator that the build knows.`);
              }
              const [given] = expression.arguments.map((argument) => code.slice(argument.start, argument.end));
              const internal = kind === 'state' ? ', state: true, attribute: false' : '';
              const options = internal ? `{ ...${given ?? '{}'}${internal} }`.replace('...{}, ', '') : (given ?? '');
              edited.remove(start, end);
              edited.appendRight(element.end, `\n${element.id.name}.createProperty('${field.key.name}', ${options});`);
            }
          }
        }
        return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
      },
    },
  };
}

interface Place {
  start: number;
  end: number;
}
interface DecoratedClass extends Place {
  id: { name: string };
  body: {
    body: {
      type: string;
      key: { name: string };
      decorators?: (Place & { expression: { callee?: { name?: string }; arguments: Place[] } })[];
    }[];
  };
}

function classesOf(root: object): DecoratedClass[] {
  const { body } = root as { body: { type: string; declaration?: object | null }[] };
  return body
    .map((statement) => statement.declaration ?? statement)
    .filter((found) => 'type' in found && found.type === 'ClassDeclaration')
    .map((found) => found as DecoratedClass);
}
