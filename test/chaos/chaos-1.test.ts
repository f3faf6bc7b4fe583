import { playSeeds } from './seeds.ts';

// In two files, so that two processors have something to do.
playSeeds(1, 150);
