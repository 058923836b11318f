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
import { Worker } from 'node:worker_threads';

/**
 * What became of a file of Terraform code: its outputs, what is wrong with it, or why nobody can say.
 *
 * @internal
 */
export type ParsedHcl =
  { outputs: string[] } | { message: string } | { failure: string };

// The parser is a program of its own (Go, as WebAssembly). A file that nests deep enough ends it, for good and in the whole
// process; one that is large enough keeps it busy for minutes. So it lives in a thread, which can be ended.
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { parse } = require(workerData);
parentPort.on('message', async ({ file, source }) => {
  try {
    const { output } = await parse(file, source);
    const outputs = output && !Array.isArray(output) ? Object.keys(output) : [];
    parentPort.postMessage({ outputs });
  } catch (error) {
    parentPort.postMessage({ message: String(error.message) });
  }
});
`;

/**
 * Parses Terraform code with HashiCorp's own parser, one file after the other.
 *
 * @internal
 */
export class HclParser {
  readonly #timeout: number;
  #worker: Worker | undefined;
  #answer: ((result: ParsedHcl) => void) | undefined;

  constructor(options: { timeoutInMilliseconds: number }) {
    this.#timeout = options.timeoutInMilliseconds;
  }

  /** Parses a file. `file` is what its messages call it. */
  async parse(file: string, source: string): Promise<ParsedHcl> {
    this.#worker ??= this.#start();
    const answer = new Promise<ParsedHcl>(resolve => {
      this.#answer = resolve;
    });
    const timer = setTimeout(() => {
      this.#answer?.({ failure: `it takes longer than ${this.#timeout} ms` });
    }, this.#timeout);
    this.#worker.postMessage({ file, source });
    const result = await answer;
    clearTimeout(timer);
    this.#answer = undefined;
    // "Maximum call stack size exceeded" and the like leave it broken.
    const isBroken = 'message' in result && !result.message.includes(file);
    if ('failure' in result || isBroken) {
      await this.close();
    }
    return isBroken ? { failure: result.message } : result;
  }

  /** Ends the thread; the next file starts another. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(THREAD, {
      eval: true,
      // Loaded only here: it costs a second and sets globals.
      workerData: require.resolve('@cdktf/hcl2json'),
      // A parser that ends says so at length.
      stdout: true,
      stderr: true,
    });
    const end = (failure: string) => {
      if (this.#worker === worker) {
        this.#worker = undefined;
        this.#answer?.({ failure });
      }
    };
    worker.on('message', result => this.#answer?.(result));
    worker.on('error', error => end(error.message));
    worker.on('exit', () => end('the parser ended'));
    return worker;
  }
}
