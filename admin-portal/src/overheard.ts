import type { CodeloomClient } from '@codeloom/sdk';

export interface Listener {
  answered?: (answer: unknown) => void;
  refused?: (error: unknown) => void;
}

type Call = (...args: unknown[]) => Promise<unknown>;

/** The same client, with somebody listening to how its calls end. Answers and errors pass unchanged. */
export function overheard(client: CodeloomClient, { answered, refused }: Listener): CodeloomClient {
  const listening =
    (call: Call): Call =>
    async (...args) => {
      try {
        const answer = await call(...args);
        answered?.(answer);
        return answer;
      } catch (error) {
        refused?.(error);
        throw error;
      }
    };
  const groups = Object.entries(client).map(([group, calls]) => [
    group,
    Object.fromEntries(Object.entries(calls as Record<string, Call>).map(([name, call]) => [name, listening(call)])),
  ]);
  return Object.fromEntries(groups) as CodeloomClient;
}
