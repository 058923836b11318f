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

/** Configuration of the Nucleon frontend plugin. */
export interface Config {
  /** Nucleon: environments and services from versioned templates. */
  nucleon?: {
    /** Where the portal has pages of its own for its people. */
    docs?: {
      /**
       * How an account is connected, to which Getting started leads. Nucleon's
       * own page if it is left out.
       *
       * @visibility frontend
       */
      accountUrl?: string;
    };
    /** As in the backend, so that buttons say beforehand what is refused. */
    permissions?: {
      /**
       * Whether publishing, deleting and the like need, beside the permission,
       * that the user owns the thing. True if it is left out.
       *
       * @visibility frontend
       */
      requireOwnership?: boolean;
    };
    /** The CloudFormation simulator, in portals that use it. */
    simulator?: {
      /**
       * Where the simulator's admin API is, seen from the browser, such as
       * `http://localhost:4566/_simulator`. With it the banner offers to
       * make the simulator fail.
       *
       * @visibility frontend
       */
      adminUrl?: string;
    };
  };
}
