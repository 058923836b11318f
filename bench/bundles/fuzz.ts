import { ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startFrom } from './BadInput';
import { readSamples } from './corpus';
import { makeInput } from './makeInput';
import { runInput } from './runInput';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '10000' },
    first: { type: 'string', default: '0' },
    /** Runs one input and says what it was. */
    only: { type: 'string' },
    show: { type: 'string', default: '50' },
    /** Also checks what is rendered with AWS's rules. */
    checks: { type: 'boolean', default: false },
    child: { type: 'boolean', default: false },
  },
});

const SEED = Number(values.seed);
const OPTIONS = { checksCloudFormation: values.checks };
const MOST_SECONDS = 1;
const MOST_MEGABYTES = 256;
// By the clock, for a machine that does other things too.
const HANGS_AFTER = 60_000;

/** What the child says about an input. */
interface Report {
  index: number;
  family: string;
  outcome: string;
  violations: string[];
  seconds: number;
  megabytes: number;
  steps: string[];
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

// The high-water mark of the process: what it grows by is what an input needed beyond all before.
function megabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

// What the thread of HashiCorp's parser takes to start, for each bundle anew: it is WebAssembly of 8 MB, whatever it is given.
let parserSeconds = 0;

async function warmUp(samples: ReturnType<typeof readSamples>): Promise<void> {
  // What is loaded and compiled on first use counts for no input.
  for (let index = 0; index < 60; index++) {
    await runInput(makeInput(samples, 0, index).input, OPTIONS);
  }
  const terraform = samples.find(({ name }) => name === 'terraform')!;
  const before = processorSeconds();
  await runInput(startFrom(terraform), OPTIONS);
  parserSeconds = processorSeconds() - before;
}

async function runOne(
  samples: ReturnType<typeof readSamples>,
  index: number,
): Promise<Report> {
  const { family, input } = makeInput(samples, SEED, index);
  const [secondsBefore, megabytesBefore] = [processorSeconds(), megabytes()];
  const { outcome, violations, parsesTerraform } = await runInput(
    input,
    OPTIONS,
  );
  const seconds =
    processorSeconds() - secondsBefore - (parsesTerraform ? parserSeconds : 0);
  const grown = megabytes() - megabytesBefore;
  if (grown > MOST_MEGABYTES) {
    violations.push(`took ${grown.toFixed(0)} MB more`);
  }
  return {
    index,
    family,
    outcome,
    violations,
    seconds,
    megabytes: grown,
    steps: input.steps,
  };
}

async function runTimed(
  samples: ReturnType<typeof readSamples>,
  index: number,
): Promise<Report> {
  const report = await runOne(samples, index);
  if (report.seconds <= MOST_SECONDS) {
    return report;
  }
  // Once more, since the compiler and the collector of garbage also use processor time.
  const again = await runOne(samples, index);
  if (again.seconds > MOST_SECONDS) {
    again.violations.push(`took ${again.seconds.toFixed(2)} s`);
  }
  return again;
}

async function runChild(): Promise<void> {
  const samples = readSamples();
  await warmUp(samples);
  const end = Number(values.first) + Number(values.count);
  for (let index = Number(values.first); index < end; index++) {
    const report = await runTimed(samples, index);
    // A turn of the loop in which what was rejected without being handled comes to light.
    await new Promise(done => setImmediate(done));
    await new Promise<void>(done => process.send!(report, () => done()));
  }
}

class Tally {
  done = 0;
  violating = 0;
  shown = 0;
  slowest = { seconds: 0, index: 0 };
  readonly outcomes = new Map<string, Map<string, number>>();

  add(report: Report): void {
    const { index, family, outcome, violations, seconds, steps } = report;
    this.done++;
    const counts = this.outcomes.get(outcome) ?? new Map<string, number>();
    counts.set(family, (counts.get(family) ?? 0) + 1);
    this.outcomes.set(outcome, counts);
    if (seconds > this.slowest.seconds) {
      this.slowest = { seconds, index };
    }
    if (violations.length) {
      this.violating++;
    }
    for (const violation of violations.slice(0, 3)) {
      if (this.shown++ < Number(values.show)) {
        console.log(
          `seed ${SEED} #${index} [${steps.join('; ')}] ${violation}`,
        );
      }
    }
  }

  print(): void {
    console.log(`seed ${SEED}: ${this.done} inputs`);
    for (const [outcome, counts] of [...this.outcomes].sort()) {
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      const families = [...counts].map(([name, count]) => `${name} ${count}`);
      const label = outcome === 'rendered' ? outcome : `refused: ${outcome}`;
      console.log(
        `  ${label.padEnd(20)} ${String(total).padStart(6)}   ${families.sort().join(', ')}`,
      );
    }
    const { seconds, index } = this.slowest;
    console.log(
      `  slowest: #${index} with ${seconds.toFixed(2)} s of processor time`,
    );
    console.log(`  ${this.violating} inputs with a violation`);
    process.exitCode = this.violating ? 1 : 0;
  }
}

function startChild(first: number, count: number): ChildProcess {
  const range = ['--first', String(first), '--count', String(count)];
  const options = values.checks ? ['--checks'] : [];
  return fork(
    __filename,
    ['--child', '--seed', String(SEED), ...options, ...range],
    {
      execArgv: [
        ...process.execArgv,
        '--unhandled-rejections=strict',
        '--max-old-space-size=512',
      ],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    },
  );
}

/** Runs inputs in another process until all are done or one ends it; gives the number of that one. */
async function runUntilCrash(
  first: number,
  count: number,
  tally: Tally,
): Promise<{ index: number; reason: string } | undefined> {
  const child = startChild(first, count);
  let next = first;
  let errors = '';
  let isHanging = false;
  const wait = () =>
    setTimeout(() => {
      isHanging = true;
      child.kill('SIGKILL');
    }, HANGS_AFTER);
  let timer = wait();
  child.stderr!.on('data', chunk => {
    errors = (errors + chunk).slice(-2000);
  });
  child.on('message', (report: Partial<Report>) => {
    // What compiles TypeScript has messages of its own.
    if (report.index === undefined) {
      return;
    }
    clearTimeout(timer);
    timer = wait();
    next = report.index + 1;
    tally.add(report as Report);
  });
  const code = await new Promise(done => {
    child.on('close', done);
  });
  clearTimeout(timer);
  if (next === first + count) {
    return undefined;
  }
  const reason = isHanging ? 'hangs' : `ends the process (${code}): ${errors}`;
  return { index: next, reason };
}

async function runAll(): Promise<void> {
  const tally = new Tally();
  const end = Number(values.first) + Number(values.count);
  let first = Number(values.first);
  while (first < end) {
    const crash = await runUntilCrash(first, end - first, tally);
    if (!crash) {
      break;
    }
    const { index, reason } = crash;
    const { family, input } = makeInput(readSamples(), SEED, index);
    tally.add({
      index,
      family,
      outcome: 'crash',
      violations: [reason],
      seconds: 0,
      megabytes: 0,
      steps: input.steps,
    });
    first = index + 1;
  }
  tally.print();
}

async function runAlone(index: number): Promise<void> {
  const samples = readSamples();
  await warmUp(samples);
  const { input } = makeInput(samples, SEED, index);
  console.log(input.kind, input.steps, [...input.files.keys()]);
  const report = await runTimed(samples, index);
  console.log(report);
}

async function main(): Promise<void> {
  if (values.child) {
    await runChild();
  } else if (values.only !== undefined) {
    await runAlone(Number(values.only));
  } else {
    await runAll();
  }
}

main();
