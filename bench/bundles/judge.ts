import type { Problem } from '@nucleon/template-bundle';

/** What may refuse an input. */
export type Stage =
  'archive' | 'bundle' | 'spec' | 'inputs' | 'rendering' | 'checks';

const STACK = /\n\s+at /;

// What shows that a message was put together from something that was not there.
const NONSENSE = /\bundefined:|:undefined\b|\bNaN\b|\[object |native code/;

// How a message of each stage names the thing that is wrong. Rendering names the file and the line.
const NAMES: Record<Stage, RegExp> = {
  archive: /\b(?:bundle|archive)\b/,
  bundle: /./,
  spec: /^The spec (?:is not valid: (?:line \d+: )?|has more than )/,
  inputs: /'/,
  // The commands and properties of CodeBuild have places in the settings of the manifest.
  rendering:
    /^(?:[^:\n]+\.\w+:(?:\d+:| settings\.\w[^:]*:) |The parameter name ')/,
  checks: /./,
};

// What is wrong with a file as a whole has no line.
const OF_WHOLE_FILES =
  /missing|no UTF-8|larger than|more than|too large|empty|uses none of|must not|unknown|cannot be read|too complex|was not checked/;

const MISSING = /^The file '[^']+' is missing/;

function judgeMessage(message: unknown, stage: Stage): string[] {
  if (typeof message !== 'string' || !message.trim()) {
    return ['an empty message'];
  }
  const found: string[] = [];
  if (STACK.test(message)) {
    found.push(`a stack trace: ${message.slice(0, 300)}`);
  }
  if (NONSENSE.test(message)) {
    found.push(`nonsense: ${message.slice(0, 300)}`);
  }
  if (!NAMES[stage].test(message)) {
    found.push(`does not say where: ${message.slice(0, 300)}`);
  }
  if (message.length > 20_000) {
    found.push(`${message.length} characters: ${message.slice(0, 100)}`);
  }
  return found;
}

/** What is wrong with an error that refuses an input; nothing, if it is one for people. */
export function judgeError(error: unknown, stage: Stage): string[] {
  if (!(error instanceof Error) || error.name !== 'InputError') {
    const stack = error instanceof Error ? error.stack : String(error);
    return [`no InputError: ${stack?.split('\n').slice(0, 4).join(' | ')}`];
  }
  return judgeMessage(error.message, stage);
}

/** What is wrong with problems: each names its file, and the line where it has one. */
export function judgeProblems(
  problems: readonly Problem[],
  stage: Stage,
): string[] {
  return problems.flatMap(({ message, file, line, column, severity }) => {
    const found = judgeMessage(message, stage);
    if (stage === 'bundle' && !file && !MISSING.test(message)) {
      found.push(`names no file: ${message.slice(0, 300)}`);
    }
    // That Terraform code does not use an input is told by the input's name.
    const isUnused = severity === 'warning' && message.startsWith('The input');
    const needsLine = !isUnused && !OF_WHOLE_FILES.test(message);
    if (stage === 'bundle' && !line && needsLine) {
      found.push(`names no line of ${file}: ${message.slice(0, 300)}`);
    }
    if ([line, column].some(place => place !== undefined && !(place >= 1))) {
      found.push(`line ${line}, column ${column}: ${message.slice(0, 300)}`);
    }
    return found;
  });
}

// What must not be seen in what is rendered.
const LEAKS = /root:x:0|function \w*\(\) \{ \[native code\]/;

/** What is wrong with a rendered text, or with the process afterwards. */
export function judgeText(text: string): string[] {
  const found = LEAKS.test(text) ? ['the text holds what is outside'] : [];
  return 'polluted' in {} ? [...found, 'prototypes are polluted'] : found;
}
