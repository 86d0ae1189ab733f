import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLogger } from './logger.ts';

function capture(log: (logger: ReturnType<typeof createLogger>) => void): string {
  let written = '';
  log(createLogger({ level: 'info' }, { write: (line) => void (written += line) }));
  return written;
}

describe('Logger', () => {
  test('writes one JSON line with level, time and ids', () => {
    const line = JSON.parse(capture((logger) => logger.info({ encounterId: 'e1' }, 'stored'))) as Record<
      string,
      unknown
    >;
    assert.deepEqual(Object.keys(line).sort(), ['encounterId', 'level', 'msg', 'time']);
    assert.equal(line['level'], 'info');
  });

  test('blanks note text and secrets even when a whole request is logged by mistake', () => {
    const secret = 'canary';
    const request = { body: { noteText: secret }, headers: { authorization: secret, cookie: secret } };
    const written = capture((logger) => {
      logger.info({ noteText: secret, password: secret, token: secret });
      logger.info({ encounter: { noteText: secret, externalId: 'x' }, req: request, user: { email: secret } });
      logger.info({ suggestion: { span: { quote: secret } } });
    });
    assert.doesNotMatch(written, /canary/);
  });
});
