import type { CodeloomClient } from '@codeloom/sdk';

/** Which call it was, and what it was given. */
export interface HeardCall {
  name: string;
  args: readonly unknown[];
}

export interface Listener {
  answered?: (answer: unknown) => void;
  refused?: (error: unknown, call: HeardCall) => void;
}

type Call = (...args: unknown[]) => Promise<unknown>;

/** The same client, with somebody listening to how its calls end. Answers and errors pass unchanged. */
export function overheard(client: CodeloomClient, { answered, refused }: Listener): CodeloomClient {
  const listening =
    (call: Call, name: string): Call =>
    async (...args) => {
      try {
        const answer = await call(...args);
        answered?.(answer);
        return answer;
      } catch (error) {
        refused?.(error, { name, args });
        throw error;
      }
    };
  const groups = Object.entries(client).map(([group, calls]) => [
    group,
    Object.fromEntries(
      Object.entries(calls as Record<string, Call>).map(([name, call]) => [name, listening(call, `${group}.${name}`)]),
    ),
  ]);
  return Object.fromEntries(groups) as CodeloomClient;
}
