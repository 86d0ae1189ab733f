import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Question<Args extends readonly unknown[], Answer> {
  /** What the question depends on: it is asked anew when one of them is another value. */
  args: () => Args;
  ask: (args: Args, signal: AbortSignal) => Promise<Answer>;
}

interface Shown<Answer, Result> {
  waiting: () => Result;
  answered: (answer: Answer) => Result;
  failed: () => Result;
}

/**
 * What an element asks its server for. The last question wins: the call before it is ended and its answer dropped. While
 * it waits, the answer before is still there. (A third of the size of @lit/task, whose further modes nobody needs here.)
 */
export class Asked<Args extends readonly unknown[], Answer> implements ReactiveController {
  phase: 'waiting' | 'answered' | 'failed' = 'waiting';
  answer: Answer | undefined;
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #question: Question<Args, Answer>;
  #args: Args | null = null;
  #call = new AbortController();

  constructor(host: ReactiveControllerHost, question: Question<Args, Answer>) {
    this.#host = host;
    this.#question = question;
    host.addController(this);
  }

  hostUpdate(): void {
    const args = this.#question.args();
    if (this.#args && args.every((arg, index) => arg === this.#args?.[index])) return;
    this.#args = args;
    void this.#run(args);
  }

  /** Asks the same again. */
  again(): void {
    if (this.#args) void this.#run(this.#args);
  }

  show<Result>({ waiting, answered, failed }: Shown<Answer, Result>): Result {
    if (this.phase === 'failed') return failed();
    return this.phase === 'waiting' ? waiting() : answered(this.answer as Answer);
  }

  async #run(args: Args): Promise<void> {
    this.#call.abort();
    const call = new AbortController();
    this.#call = call;
    this.phase = 'waiting';
    this.#host.requestUpdate();
    try {
      const answer = await this.#question.ask(args, call.signal);
      if (this.#call !== call) return;
      this.answer = answer;
      this.phase = 'answered';
    } catch (thrown) {
      if (this.#call !== call) return;
      this.error = thrown;
      this.phase = 'failed';
    }
    this.#host.requestUpdate();
  }
}
