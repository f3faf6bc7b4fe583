/** Why the command cannot go on, and what to do. */
export class StartError extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.fix = fix;
  }
}
