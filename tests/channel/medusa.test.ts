import { connectorContract } from './connector-contract.ts';
import { MEDUSA, openMedusa } from './medusa-subject.ts';

connectorContract('Medusa', MEDUSA, { open: openMedusa });
