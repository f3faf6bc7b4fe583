/** Who is in a group at a moment: everybody, and whom the rules let in. */
export interface Present {
  everybody: ReadonlySet<string>;
  eligible: ReadonlySet<string>;
}

type Which = keyof Present;

interface Turn {
  tick: number;
  is: boolean;
}

/** The true history of every group: not what anybody was told, but what was so. Time is counted in changes. */
export class Truth {
  tick = 0;
  readonly #groups = new Map<string, Record<Which, Map<string, Turn[]>>>();

  /** Says how a group is from now on. */
  note(group: string, present: Present): void {
    this.tick++;
    const histories = this.#groups.get(group) ?? { everybody: new Map(), eligible: new Map() };
    this.#groups.set(group, histories);
    for (const which of ['everybody', 'eligible'] as const) {
      const history = histories[which];
      for (const person of new Set([...history.keys(), ...present[which]])) {
        const turns = history.get(person) ?? [];
        const is = present[which].has(person);
        if ((turns.at(-1)?.is ?? false) !== is) turns.push({ tick: this.tick, is });
        history.set(person, turns);
      }
    }
  }

  /** Whether somebody was in the group (or was not, or could come in) at some moment from one tick to another. */
  was(group: string, which: Which, person: string, is: boolean, from: number, to: number): boolean {
    const turns = this.#groups.get(group)?.[which].get(person) ?? [];
    let now = false;
    for (const turn of turns) {
      if (turn.tick <= from) now = turn.is;
      else if (turn.tick <= to && turn.is === is) return true;
    }
    return now === is;
  }

  /** Who was in the group at a tick. */
  at(group: string, which: Which, tick: number): Set<string> {
    const people = [...(this.#groups.get(group)?.[which].keys() ?? [])];
    return new Set(people.filter((person) => this.was(group, which, person, true, tick, tick)));
  }

  /** Whether somebody was in any group in that time. */
  wasAnywhere(which: Which, person: string, from: number, to: number): boolean {
    return [...this.#groups.keys()].some((group) => this.was(group, which, person, true, from, to));
  }
}
