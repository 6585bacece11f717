import { directoryContract } from '../../support/contracts/directory-contract.ts';
import { directoryInMemory } from '../../support/directory-in-memory.ts';

directoryContract('the directory in memory', directoryInMemory);
