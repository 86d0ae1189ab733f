/** How calls to a model behave. Times in milliseconds. */
export interface ModelSettings {
  readonly mode: 'openai' | 'mock';
  readonly apiKey: string;
  /** Null = the vendor's own address. */
  readonly baseUrl: string | null;
  readonly model: string;
  readonly organization: string | null;
  /** An Azure deployment instead of a plain endpoint. */
  readonly azure: { readonly deployment: string; readonly apiVersion: string } | null;
  /** Limit of one call (issue 4: 10 to 15 s). */
  readonly callTimeoutMs: number;
  /** Limit of one suggestion with its retry and its wait in the queue. */
  readonly totalBudgetMs: number;
  /** Calls that run at one time: for each practice, and over all. A suggestion makes two. */
  readonly callsPerPractice: number;
  readonly callsAtOnce: number;
  /** Calls of one practice that may wait. */
  readonly queuePerPractice: number;
}

export const DEFAULT_MODEL = 'gpt-4.1';

export const defaultLimits = {
  callTimeoutMs: 12_000,
  totalBudgetMs: 25_000,
  callsPerPractice: 6,
  callsAtOnce: 64,
  queuePerPractice: 24,
} as const;

/** Longest answer taken from an endpoint, in bytes: ten times what the longest note yields. */
export const MAX_ANSWER_BYTES = 512_000;
