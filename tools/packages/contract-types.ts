import ts from 'typescript';

/**
 * The types of `contracts` as plain declarations. They are inferred from schemas; published like that, a host would need
 * our validator to compile a button. Names, comments and optionality stay; brands stay as brands.
 */
export function contractTypes(entry: string, wanted: ReadonlySet<string>): string {
  const program = ts.createProgram([entry], {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} exports nothing.`);
  const exported = new Map(
    checker.getExportsOfModule(module).map((symbol) => {
      const named = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      return [symbol.name, named] as const;
    }),
  );
  const missing = [...wanted].filter((name) => !isType(exported.get(name)));
  if (missing.length > 0) throw new Error(`contracts exports no type ${missing.join(', ')}.`);
  return new Printer(checker, exported).print(wanted);
}

const isType = (symbol: ts.Symbol | undefined): symbol is ts.Symbol =>
  symbol !== undefined && (symbol.flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface)) !== 0;

class Printer {
  readonly #checker: ts.TypeChecker;
  readonly #exported: ReadonlyMap<string, ts.Symbol>;
  /** Objects that have a name of their own; a union of words is written out where it stands. */
  readonly #names = new Map<ts.Type, string>();
  readonly #queue: string[] = [];
  readonly #printed = new Map<string, string>();

  constructor(checker: ts.TypeChecker, exported: ReadonlyMap<string, ts.Symbol>) {
    this.#checker = checker;
    this.#exported = exported;
    for (const [name, symbol] of exported) {
      if (!isType(symbol)) continue;
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) && !this.#names.has(type)) {
        this.#names.set(type, name);
      }
    }
  }

  print(wanted: ReadonlySet<string>): string {
    this.#queue.push(...[...wanted].sort());
    for (let name = this.#queue.shift(); name !== undefined; name = this.#queue.shift()) {
      const symbol = this.#exported.get(name);
      if (this.#printed.has(name) || !symbol) continue;
      this.#printed.set(name, '');
      const type = this.#checker.getDeclaredTypeOfSymbol(symbol);
      this.#printed.set(name, `${this.#comment(symbol, '')}export type ${name} = ${this.#structure(type, '')};\n`);
    }
    const declarations = [...this.#printed].sort(([a], [b]) => a.localeCompare(b)).map(([, text]) => text);
    const brand = declarations.some((text) => text.includes('Brand<'))
      ? `declare const brand: unique symbol;\n/** Keeps ids of one kind from standing where another belongs. */\ninterface Brand<Name extends string> {\n  readonly [brand]: Name;\n}\n\n`
      : '';
    return `// Written by tools/packages from the schemas of contracts.\n${brand}${declarations.join('\n')}\nexport {};\n`;
  }

  #type(type: ts.Type, indent: string): string {
    const name = this.#names.get(type);
    if (name === undefined) return this.#structure(type, indent);
    this.#queue.push(name);
    return name;
  }

  #structure(type: ts.Type, indent: string): string {
    const checker = this.#checker;
    if (type.isUnion()) {
      // TypeScript keeps `boolean` as `false | true`.
      const words = new Set(type.types.map((part) => this.#type(part, indent)));
      if (words.delete('false') && words.delete('true')) words.add('boolean');
      for (const last of ['null', 'undefined']) if (words.delete(last)) words.add(last);
      return [...words].map((word) => (word.includes('=>') ? `(${word})` : word)).join(' | ');
    }
    if (type.isIntersection()) return type.types.map((part) => this.#type(part, indent)).join(' & ');
    if (type.isStringLiteral()) return `'${type.value}'`;
    if (!(type.flags & ts.TypeFlags.Object)) return checker.typeToString(type);
    if (checker.isTupleType(type)) {
      return `[${checker
        .getTypeArguments(type as ts.TypeReference)
        .map((part) => this.#type(part, indent))
        .join(', ')}]`;
    }
    if (checker.isArrayType(type)) {
      const [item] = checker.getTypeArguments(type as ts.TypeReference);
      const text = item ? this.#type(item, indent) : 'unknown';
      const readonly = type.symbol.name === 'ReadonlyArray' ? 'readonly ' : '';
      return `${readonly}${/[|&]|=>/.test(text) && !text.startsWith('{') ? `(${text})` : text}[]`;
    }
    return this.#object(type, indent);
  }

  #object(type: ts.Type, indent: string): string {
    const brand =
      type.symbol.name === '$brand' || type.aliasSymbol?.name === '$brand' ? type.aliasTypeArguments?.[0] : undefined;
    if (brand) return `Brand<${this.#checker.typeToString(brand)}>`;
    if (type.getCallSignatures().length > 0) throw new Error(`${this.#checker.typeToString(type)} is no data.`);
    const inner = `${indent}  `;
    const lines = this.#checker
      .getIndexInfosOfType(type)
      .map(
        ({ keyType, type: value }) => `${inner}[key: ${this.#type(keyType, inner)}]: ${this.#type(value, inner)};\n`,
      );
    for (const property of this.#checker.getPropertiesOfType(type)) {
      const optional = property.flags & ts.SymbolFlags.Optional ? '?' : '';
      const text = this.#type(this.#checker.getTypeOfSymbol(property), inner);
      const name = /^[\w$]+$/.test(property.name) ? property.name : `'${property.name}'`;
      lines.push(`${this.#comment(property, inner)}${inner}${name}${optional}: ${text};\n`);
    }
    return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('')}${indent}}`;
  }

  #comment(symbol: ts.Symbol, indent: string): string {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker)).replaceAll(/\s+/g, ' ');
    return text ? `${indent}/** ${text.replaceAll('*/', '')} */\n` : '';
  }
}
