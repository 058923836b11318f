import { parseArgs } from 'node:util';
import { compareResults, Difference } from './compareResults';
import { context, templates } from './context';
import { knownDifference } from './knownDifferences';
import { askOracle, askPython, Case } from './Oracle';
import { Random } from './Random';
import { renderCase } from './renderCase';
import { TemplateGenerator } from './TemplateGenerator';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    count: { type: 'string', default: '10000' },
    batch: { type: 'string', default: '2000' },
    show: { type: 'string', default: '20' },
    messages: { type: 'boolean', default: false },
    lines: { type: 'boolean', default: false },
    'all-options': { type: 'boolean', default: false },
  },
});

function moreOptions(random: Random): Partial<Case['options']> {
  return {
    autoescape: random.chance(0.5),
    undefined: random.pick([
      'strict',
      'lenient',
      'chainable',
      'debug',
    ] as const),
    lineStatementPrefix: random.pick([undefined, '#', '%%']),
    lineCommentPrefix: random.pick([undefined, '##', '//']),
    newlineSequence: random.pick(['\n', '\n', '\r\n'] as const),
  };
}

function makeCases(random: Random, count: number, first: number): Case[] {
  const generator = new TemplateGenerator(random);
  return Array.from({ length: count }, (_, index) => ({
    id: String(first + index),
    template: generator.template(),
    context,
    options: {
      trimBlocks: random.chance(0.3),
      lstripBlocks: random.chance(0.3),
      keepTrailingNewline: random.chance(0.3),
      undefined: random.chance(0.3)
        ? ('strict' as const)
        : ('lenient' as const),
      ...(values['all-options'] ? moreOptions(random) : {}),
    },
    templates,
  }));
}

function show({ item, ours, theirs }: Difference) {
  const describe = (result: typeof ours) =>
    result.error === undefined
      ? JSON.stringify(result.expected)
      : `line ${result.line}: ${result.error}: ${result.message}`;
  console.log(
    `#${item.id} ${JSON.stringify(item.template)} ${JSON.stringify(item.options)}`,
  );
  console.log(`   Python: ${describe(theirs)}\n   ours:   ${describe(ours)}`);
}

/** What a run has found so far. */
class Tally {
  done = 0;
  failing = 0;
  readonly differences: Difference[] = [];
  readonly messages: Difference[] = [];
  readonly lines: Difference[] = [];
  readonly known = new Map<string, number>();

  async add(cases: Case[]) {
    const theirs = values['all-options']
      ? await askPython(cases)
      : await askOracle(cases);
    const found: Difference[] = [];
    cases.forEach((item, index) => {
      const difference = {
        item,
        ours: renderCase(item),
        theirs: theirs[index],
      };
      this.done++;
      this.failing += theirs[index].error === undefined ? 0 : 1;
      const kind = compareResults(difference);
      if (kind === 'message') {
        this.messages.push(difference);
      } else if (kind === 'line') {
        this.lines.push(difference);
      } else if (kind === 'result') {
        found.push(difference);
      }
    });
    await this.#sort(found);
  }

  // Tells differences that are known from others.
  async #sort(found: Difference[]) {
    const unfolded = await askPython(
      found.map(({ item }) => ({
        ...item,
        options: { ...item.options, folds: false },
      })),
    );
    found.forEach((difference, index) => {
      const name = knownDifference({ ...difference, again: unfolded[index] });
      if (name === undefined) {
        this.differences.push(difference);
      } else {
        this.known.set(name, (this.known.get(name) ?? 0) + 1);
      }
    });
  }
}

async function main() {
  const random = new Random(Number(values.seed));
  const count = Number(values.count);
  console.log(`seed ${values.seed}, ${count} templates`);
  const tally = new Tally();
  while (tally.done < count) {
    const size = Math.min(Number(values.batch), count - tally.done);
    await tally.add(makeCases(random, size, tally.done));
  }
  tally.differences.slice(0, Number(values.show)).forEach(show);
  if (values.lines) {
    tally.lines.slice(0, Number(values.show)).forEach(show);
  }
  if (values.messages) {
    tally.messages.slice(0, Number(values.show)).forEach(show);
  }
  console.log(
    `${tally.done} templates: ${tally.done - tally.failing} render and ${tally.failing} fail in Python`,
  );
  for (const [name, times] of tally.known) {
    console.log(`  known: ${name}: ${times}`);
  }
  console.log(
    `  ${tally.differences.length} differ in text or class of error, ${tally.messages.length} in the message, ${tally.lines.length} in the line alone`,
  );
  process.exitCode = tally.differences.length > 0 ? 1 : 0;
}

main();
