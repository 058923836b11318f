import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeJson } from './json';

/** A template with what it is rendered with. */
export interface Case {
  id: string;
  template: string;
  context: unknown;
  options: {
    trimBlocks: boolean;
    lstripBlocks: boolean;
    keepTrailingNewline: boolean;
    undefined: 'strict' | 'lenient' | 'chainable' | 'debug';
    /** The rest is known to our own script, not to the oracle. */
    autoescape?: boolean;
    lineStatementPrefix?: string;
    lineCommentPrefix?: string;
    newlineSequence?: '\n' | '\r\n';
    /** Whether Python evaluates constants when it compiles a template. */
    folds?: boolean;
  };
  templates: Record<string, string>;
}

/** What came out: text, or the class and the message of an error. */
export interface Result {
  expected?: string;
  error?: string;
  message?: string;
  line?: number | null;
}

/** Where the project's shared material is: the oracle, example bundles. */
export function sharedPath(...parts: string[]): string {
  const root =
    process.env.NUCLEON_SHARED ?? resolve(__dirname, '../../../shared');
  return resolve(root, ...parts);
}

/** Renders cases with Python's Jinja2, many in one process. */
export async function askOracle(cases: Case[]): Promise<Result[]> {
  const script = sharedPath('oracle', 'jinja.py');
  if (!existsSync(script)) {
    throw new Error(
      `No oracle at '${script}': set NUCLEON_SHARED to the folder that holds oracle/jinja.py`,
    );
  }
  return runPython(script, cases);
}

/** Renders cases with Python's Jinja2 with all options, and tells the lines of errors. */
export async function askPython(cases: Case[]): Promise<Result[]> {
  return cases.length === 0
    ? []
    : runPython(resolve(__dirname, 'render.py'), cases);
}

async function runPython(script: string, cases: Case[]): Promise<Result[]> {
  const python = spawn(
    process.env.PYTHON ?? '/usr/bin/python3',
    ['-W', 'ignore', script],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const chunks: Buffer[] = [];
  python.stdout.on('data', chunk => chunks.push(chunk));
  const finished = new Promise<void>((done, fail) => {
    python.on('error', fail);
    python.on('close', code =>
      code === 0
        ? done()
        : fail(new Error(`'${script}' ended with code ${code}`)),
    );
  });
  python.stdin.end(cases.map(item => `${writeJson(item)}\n`).join(''));
  await finished;
  const lines = Buffer.concat(chunks).toString('utf8').split('\n');
  return lines.filter(Boolean).map(line => JSON.parse(line));
}
