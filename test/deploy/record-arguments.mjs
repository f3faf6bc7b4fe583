import childProcess from 'node:child_process';
import { appendFileSync } from 'node:fs';

/**
 * Loaded into each Node that a command starts, by NODE_OPTIONS: writes down its arguments, and those of whatever it
 * starts itself, a line of JSON each, into the file ARGUMENTS_FILE names. They are what `ps` shows to everybody.
 */
const file = process.env.ARGUMENTS_FILE;
const record = (args) => appendFileSync(file, `${JSON.stringify(args)}\n`);

if (file) {
  record(process.argv);
  const { spawn } = childProcess.ChildProcess.prototype;
  childProcess.ChildProcess.prototype.spawn = function (options) {
    record(options.args ?? [options.file]);
    return spawn.call(this, options);
  };
}
