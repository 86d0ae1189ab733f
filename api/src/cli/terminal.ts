/** Where the commands speak: answers to `out`, remarks to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
}

export const standardTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
};
