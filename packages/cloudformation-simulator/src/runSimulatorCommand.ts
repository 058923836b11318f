/*
 * Copyright 2026 The Nucleon Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import { parseArgs } from 'node:util';
import { startSimulator } from './startSimulator';

const HELP = `A CloudFormation endpoint for laptops and tests.

  --port <n>                port to listen on (4599)
  --host <address>          address to listen on (127.0.0.1)
  --state-dir <path>        where the state is kept; without it, it ends with the process
  --time-scale <factor>     1 is about as slow as AWS, 0 does everything at once (0.1)
  --resource-seconds <n>    every action on a resource takes this long before scaling
  --change-set-seconds <n>  how long a change set takes before scaling (3)
  --stack-limit <n>         stacks that an account may have in a region (2000)
  --account <id>            the account of unknown access keys (111122223333)
  --bucket <name>           an S3 bucket that exists from the start; may be repeated
  --role <arn>[=<id>]       a role, and the external id that it asks for; may be repeated
  --help                    this text
`;

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) {
    throw new Error(`--${name} needs a number from 0, not '${text}'`);
  }
  return value;
}

function role(text: string) {
  const [arn, externalId] = text.split('=');
  return { arn, externalId };
}

/**
 * The command `cloudformation-simulator`: starts a simulator, says where it listens, and
 * ends on SIGTERM or SIGINT.
 * @public
 */
export async function runSimulatorCommand(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '4599' },
      host: { type: 'string' },
      'state-dir': { type: 'string' },
      'time-scale': { type: 'string' },
      'resource-seconds': { type: 'string' },
      'change-set-seconds': { type: 'string' },
      'stack-limit': { type: 'string' },
      account: { type: 'string' },
      bucket: { type: 'string', multiple: true },
      role: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const simulator = await startSimulator({
    port: number('port', values.port),
    host: values.host,
    stateDirectory: values['state-dir'],
    timeScale: number('time-scale', values['time-scale']),
    resourceSeconds: number('resource-seconds', values['resource-seconds']),
    changeSetSeconds: number(
      'change-set-seconds',
      values['change-set-seconds'],
    ),
    stackLimit: number('stack-limit', values['stack-limit']),
    defaultAccount: values.account,
    buckets: values.bucket,
    roles: values.role?.map(role),
  });
  process.stdout.write(
    `CloudFormation simulator listening on ${simulator.url}\n`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      simulator.close().then(() => process.exit(0));
    });
  }
}
