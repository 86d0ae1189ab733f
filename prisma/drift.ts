// For tests: compares schema.prisma with a database. The engine is a development dependency and is loaded on demand.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** pg_catalog's one-byte type `"char"`, and `text` (pg_type.dat). */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Rows of a result -> which of their columns are `"char"`. */
const charColumns = new WeakMap<object, number[]>();

/** Hands `"char"` columns on as text: the adapter refuses the type, and the engine's own catalog queries return it. */
class CatalogPool extends pg.Pool {
  override query = (async (config: pg.QueryConfig) => {
    const client = await this.connect();
    const result = await client.query<unknown[]>(config).finally(() => client.release());
    const found = result.fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: TEXT_OID });
    charColumns.set(result.rows, found);
    return result;
  }) as pg.Pool['query'];
}

/** Tells the engine afterwards that those columns are single characters. */
class CatalogAdapter extends PrismaPg {
  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    return adapter;
  }
}

/** The SQL that would bring the database to schema.prisma: empty where they agree. */
export async function diffSchema(connection: pg.ClientConfig): Promise<string> {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const content = await readFile(fileURLToPath(new URL('./schema.prisma', import.meta.url)), 'utf8');
  const files = [{ path: 'schema.prisma', content }];
  const pool = new CatalogPool(connection);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new CatalogAdapter(pool));
    const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', content]] }, () => undefined, factory);
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: '.' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
  } finally {
    await pool.end();
  }
}
